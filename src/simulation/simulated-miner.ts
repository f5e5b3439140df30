import { createRng } from '../core/rng.ts'
import { signJudgment } from '../identity/sign-judgment.ts'
import type { Signer } from '../identity/signer.ts'
import { ValidatorCallError } from '../miner/errors.ts'
import { leaseFrom } from '../miner/lease-work.ts'
import type { Miner } from '../miner/miner.ts'
import { releaseAssignment } from '../miner/release-assignment.ts'
import { submitJudgment } from '../miner/submit-judgment.ts'
import { Hotkey, WorkerId } from '../protocol/ids.ts'
import type { Judgment } from '../protocol/judgment.ts'
import { PresentedTask } from '../protocol/task.ts'
import { type AssignmentRow, listAssignments, listInHand } from '../store/assignments.ts'
import { takeLease } from '../store/take-lease.ts'
import { joinWorker } from '../store/workers.ts'
import { answerCriteria } from './answer-criteria.ts'
import { type Behaviour, createAgent } from './behaviour.ts'
import { readCalibration } from './calibration.ts'
import { copiedAnswer } from './copied-answer.ts'
import type { Perception } from './perception.ts'
import { drawWorkers, type SimulatedWorker } from './simulated-worker.ts'
import { thinkingTimeMs } from './thinking-time.ts'
import { uuidFrom } from './uuid-from.ts'

export interface SimulatedMinerOptions {
  readonly miner: Miner
  readonly name: string
  readonly behaviour: Behaviour
  /** Keys of its workers, one each. */
  readonly workers: readonly Signer[]
  readonly seed: string
  readonly perception: Perception
  /** Median time for one judgment, sped up; 0 = at once. */
  readonly thinkingMs: number
  /** Hotkey of the miner whose answers a copier copies. */
  readonly copies?: Hotkey | undefined
}

/** A miner whose workers are simulated: it goes through the same leases, signatures and HTTP as any other. */
export interface SimulatedMiner {
  readonly name: string
  readonly behaviour: Behaviour
  readonly miner: Miner
  /** Enters its workers into the pool. */
  join(): Promise<void>
  /** Leases work for idle workers and sends the judgments that are due. @returns how many it sent */
  work(): Promise<number>
}

export function createSimulatedMiner(options: SimulatedMinerOptions): SimulatedMiner {
  const { miner, name, behaviour, seed, thinkingMs, copies } = options
  const agent = createAgent(behaviour)
  const traits = drawWorkers({ count: options.workers.length, rng: createRng(`${seed}/workers`), calibration: readCalibration() })
  const workers = new Map<string, { signer: Signer; trait: SimulatedWorker }>(
    options.workers.map((signer, index) => [signer.address, { signer, trait: traits[index]! }]),
  )

  async function work(): Promise<number> {
    let sent = 0
    for (;;) {
      let judged = 0
      for (const row of await listAssignments(miner.db, { miner: miner.hotkey, state: 'open' })) if (await judge(row)) judged++
      sent += judged
      const leased = await leaseForIdle()
      // At normal pace a turn is one look; without thinking time the miner goes on until there is nothing left to do.
      if (thinkingMs > 0 || (judged === 0 && leased === 0)) return sent
    }
  }

  async function leaseForIdle(): Promise<number> {
    const anyLease = { miner: miner.hotkey, mechid: 0, domains: null, barred: [], ranked: [], needMs: null }
    const busy = new Set((await listInHand(miner.db, { miner: miner.hotkey })).map((row) => row.worker))
    let leased = 0
    for (const validator of await miner.validators()) {
      const idle = [...workers.keys()].filter((worker) => !busy.has(worker))
      if ((await leaseFrom(miner, validator, idle).catch(ignoreOutage)) === 0) continue
      for (const worker of idle) {
        if (!(await takeLease(miner.db, { ...anyLease, worker, nowMs: miner.clock.now() }))) continue
        busy.add(worker)
        leased++
      }
    }
    return leased
  }

  /** Sends one judgment, if its worker has thought long enough. */
  async function judge(row: AssignmentRow): Promise<boolean> {
    const worker = workers.get(row.worker)
    if (!worker) return false
    const rng = createRng(`${seed}/${row.lease_id}`)
    const activeMs = thinkingTimeMs({ medianMs: thinkingMs || 4000, rng })
    const nowMs = miner.clock.now()
    if (thinkingMs > 0 && nowMs < row.leased_ms + activeMs) return false
    const presented = PresentedTask.parse(row.presented)
    const { seen, qualities } = await options.perception.perceive(presented)
    const decision = agent.decide({
      presented: seen,
      source: presented.responses.map(({ content }) => content),
      qualities,
      worker: worker.trait,
      rng,
      waitedMs: nowMs - row.leased_ms,
      leftMs: row.expires_ms - nowMs,
      heard: copies && (await copiedAnswer(miner.db, options.perception, { seen, of: copies })),
    })
    if (decision.kind === 'wait') return false
    if (decision.kind === 'give-back')
      return (await releaseAssignment(miner, { leaseId: presented.leaseId, worker: row.worker })) === 'released'
    const judgment: Judgment = {
      id: uuidFrom(row.lease_id),
      leaseId: presented.leaseId,
      validator: Hotkey.parse(row.validator),
      miner: miner.hotkey,
      worker: WorkerId.parse(row.worker),
      verdict: answerCriteria(decision.verdict, presented, rng.fork('criteria')),
      activeMs,
      judgedAt: new Date(nowMs).toISOString(),
    }
    try {
      await submitJudgment(miner, { judgment, signature: signJudgment(worker.signer, judgment), simulated: true })
      return true
    } catch (error) {
      if (error instanceof ValidatorCallError) return false // refused or out of reach: noted on the assignment, or sent again later
      throw error
    }
  }

  return {
    name,
    behaviour,
    miner,
    work,
    async join() {
      for (const id of workers.keys())
        await joinWorker(miner.db, { id, miner: miner.hotkey, name: `${name} (simulated)`, simulated: true, joined_ms: miner.clock.now() })
    },
  }
}

function ignoreOutage(error: unknown): number {
  if (error instanceof ValidatorCallError) return 0 // asked again at the next turn
  throw error
}
