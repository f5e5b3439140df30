import { sha256Hex } from '../core/hash.ts'
import { createRng, type Rng } from '../core/rng.ts'
import { signJudgment } from '../identity/sign-judgment.ts'
import type { Signer } from '../identity/signer.ts'
import { ValidatorCallError } from '../miner/errors.ts'
import { leaseFrom } from '../miner/lease-work.ts'
import type { Miner } from '../miner/miner.ts'
import { submitJudgment } from '../miner/submit-judgment.ts'
import { Hotkey, WorkerId } from '../protocol/ids.ts'
import type { Judgment, Verdict } from '../protocol/judgment.ts'
import { PresentedTask } from '../protocol/task.ts'
import { type AssignmentRow, listAssignments, listInHand } from '../store/assignments.ts'
import { joinWorker } from '../store/workers.ts'
import type { Behaviour } from './behaviour.ts'
import { readCalibration } from './calibration.ts'
import { copiedAnswer } from './copied-answer.ts'
import type { Perception } from './perception.ts'
import { simulateVerdict } from './simulate-verdict.ts'
import { drawWorkers, type SimulatedWorker } from './simulated-worker.ts'
import { thinkingTimeMs } from './thinking-time.ts'

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

/** How long a copier waits for the miner it copies before it guesses. */
const COPIER_PATIENCE_MS = 20_000

export function createSimulatedMiner(options: SimulatedMinerOptions): SimulatedMiner {
  const { miner, name, behaviour, seed, thinkingMs, copies } = options
  const calibration = readCalibration()
  const traits = drawWorkers({ count: options.workers.length, rng: createRng(`${seed}/workers`), calibration })
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
    const busy = new Set((await listInHand(miner.db, { miner: miner.hotkey })).map((row) => row.worker))
    let leased = 0
    for (const validator of await miner.validators()) {
      const idle = [...workers.keys()].filter((worker) => !busy.has(worker))
      const count = await leaseFrom(miner, validator, idle).catch(ignoreOutage)
      for (const worker of idle.slice(0, count)) busy.add(worker)
      leased += count
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
    const verdict = await decide(presented, worker.trait, rng, nowMs - row.leased_ms)
    if (!verdict) return false
    const judgment: Judgment = {
      id: uuidOf(row.lease_id),
      leaseId: presented.leaseId,
      validator: Hotkey.parse(row.validator),
      miner: miner.hotkey,
      worker: WorkerId.parse(row.worker),
      verdict,
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

  /** @returns `undefined` while a copier still waits for the answer it copies */
  async function decide(presented: PresentedTask, worker: SimulatedWorker, rng: Rng, waitedMs: number): Promise<Verdict | undefined> {
    const qualities = await options.perception.qualities(presented)
    if (behaviour.name !== 'copier' || !copies) return simulateVerdict({ presented, qualities, behaviour, worker, rng, calibration })
    const answer = await copiedAnswer(miner.db, presented, copies)
    if (answer.kind === 'answer')
      return simulateVerdict({ presented, qualities, behaviour, worker, rng, calibration, copied: answer.responses })
    if (thinkingMs > 0 && waitedMs < COPIER_PATIENCE_MS) return undefined
    return simulateVerdict({ presented, qualities, behaviour, worker, rng, calibration })
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

/** A UUID (version 4 in form) that depends on the lease alone: a simulated worker who judges twice repeats itself. */
function uuidOf(leaseId: string): string {
  const hex = sha256Hex(`simulated judgment/${leaseId}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
