import { createApp } from '../api/app.ts'
import { createSimulatedClock } from '../core/clock.ts'
import { readScoredTasks } from '../datasets/read-dataset.ts'
import { runStep as runMinerStep } from '../miner/run-step.ts'
import { measureRecovery, type Recovery } from '../simulation/recovery.ts'
import { countJudgments } from '../store/judgments.ts'
import type { Store } from '../store/open-store.ts'
import { countQueuedTasks } from '../store/queued-tasks.ts'
import { countPairs, countTasksByState } from '../store/tasks.ts'
import { readLedger, sumLedger } from '../validator/read-ledger.ts'
import { runStep as runValidatorStep } from '../validator/run-step.ts'
import { getMechanism } from '../validator/validator.ts'
import { buildLocalNetwork, type LocalNetwork } from './build-local-network.ts'
import { openSettings } from './network-settings.ts'
import type { Progress } from './progress.ts'
import { queueFile, tellImport } from './queue-file.ts'

export interface HeadlessOptions {
  readonly store: Store
  readonly seed: string
  /** Epochs that pay by weights; the founding epoch, which gives the permits, comes on top. */
  readonly epochs: number
  readonly tasks: string | undefined
  readonly tasksPerEpoch: number
  readonly progress: Progress
}

/** What `kumite up --headless --json` prints. Shares are numbers in [0, 1]. */
export interface HeadlessReport {
  /** As a number where it was given as one. */
  readonly seed: string | number
  readonly epochs: number
  readonly tasks: number
  readonly judgments: number
  readonly miners: readonly {
    readonly uid: number
    readonly hotkey: string
    readonly name: string
    readonly behaviour: string | null
    readonly simulated: boolean
    /** Mean task score over both validators in the window: 1 = perfect, 0 = chance. */
    readonly score: number
    /** Weight given by the validators, by stake. */
    readonly weight: number
    readonly incentive: number
    /** Share of the last epoch's emission. */
    readonly emission: number
  }[]
  readonly validators: readonly { readonly uid: number; readonly hotkey: string; readonly name: string; readonly dividends: number }[]
  readonly dataset: { readonly rows: number; readonly pairs: number }
  readonly recovered: readonly Recovery[]
  readonly simulated: true
  readonly configHash: string
}

const TEMPO = 20
const BLOCK_MS = 12_000
/** Validators and miners act every so many blocks: often enough for a task to ask for more judgments within its epoch. */
const STRIDE = 1
/** 1 January 2026: a simulated clock starts somewhere, always at the same place. */
const START_MS = Date.UTC(2026, 0, 1)

/**
 * Runs the network on a simulated clock without waiting and without a server: the same stages, signatures and routes,
 * with requests handed straight to the application. The same seed gives the same report.
 */
export async function runHeadless({ store, seed, epochs, tasks, tasksPerEpoch, progress }: HeadlessOptions): Promise<HeadlessReport> {
  const { db } = store
  const clock = createSimulatedClock(START_MS)
  const settings = await openSettings(db, { seed, nowMs: clock.now(), tempo: TEMPO })
  if (tasks !== undefined) for (const line of tellImport(await queueFile(db, tasks, { nowMs: clock.now() }))) progress.say(line)
  const queued = await countQueuedTasks(db, 'dojo')
  const periods = epochs + 1
  const network: LocalNetwork = await buildLocalNetwork({
    db,
    clock,
    settings,
    transport: async (request) => app.fetch(request),
    origin: 'http://headless.invalid',
    thinkingMs: 0,
    config: {
      tasksPerEpoch: tasks === undefined ? tasksPerEpoch : Math.ceil(queued / (2 * periods)),
      taskSource: tasks === undefined ? 'made' : 'imported',
      creationSpread: 0.5,
      window: periods,
      circleDoublesMs: STRIDE * BLOCK_MS,
      patienceMs: 2 * STRIDE * BLOCK_MS,
    },
  })
  /** What a route failed at: miners take it for an outage and go on, a run that must be right may not. */
  let failure: { error: unknown } | undefined
  const app = createApp({
    ...network.apiContext,
    startedMs: clock.now(),
    blockMs: BLOCK_MS,
    webDir: undefined,
    frameOrigin: undefined,
    stopping: new AbortController().signal,
    problems: () => [],
    log: (error) => {
      failure ??= { error }
    },
  })
  for (const simulated of network.simulatedMiners) await simulated.join()

  for (let block = 1; block <= periods * TEMPO; block++) {
    clock.advance(BLOCK_MS)
    const submissions = []
    if (block % STRIDE === 0) {
      for (const validator of network.validators) submissions.push(...(await runValidatorStep(validator)))
      for (const simulated of network.simulatedMiners) await simulated.work()
    }
    if (failure) throw failure.error
    await network.chain.produceBlock()
    for (const { included } of submissions) await included
    if (block % TEMPO === 0) {
      for (const { miner } of network.simulatedMiners) await runMinerStep(miner)
      progress.say(`  epoch ${block / TEMPO} of ${periods}`)
    }
  }
  return report(network, { store, seed, epochs })
}

async function report(
  network: LocalNetwork,
  { store, seed, epochs }: { store: Store; seed: string; epochs: number },
): Promise<HeadlessReport> {
  const { db } = store
  const { chain, validators, apiContext, configHash } = network
  const metagraph = await chain.metagraph()
  const counts = await countTasksByState(db)
  const { epoch } = metagraph
  const ledgers = await Promise.all(
    validators.map(async (validator) => sumLedger(await readLedger(validator, 0, epoch), getMechanism(validator, 0), epoch)),
  )
  const paid = metagraph.neurons.reduce((sum, neuron) => sum + neuron.emissionRao, 0n)
  const scored = []
  let rows = 0
  for await (const task of readScoredTasks(db)) {
    scored.push(task.row)
    rows += task.judgments.length * task.row.responses
  }
  const neuronsOf = (role: string) => metagraph.neurons.filter(({ hotkey }) => apiContext.labels.get(hotkey)?.role === role)
  return {
    seed: String(Number.parseInt(seed, 10)) === seed && Number.isSafeInteger(Number(seed)) ? Number(seed) : seed,
    epochs,
    tasks: counts.open + counts.scored + counts.expired + counts.void,
    judgments: (await countJudgments(db)).total,
    miners: neuronsOf('miner').map(({ uid, hotkey, incentive, emissionRao }) => {
      const sums = ledgers.flatMap((ledger) => ledger.get(hotkey) ?? [])
      const count = sums.reduce((total, sum) => total + sum.count, 0)
      const label = apiContext.labels.get(hotkey)!
      return {
        uid,
        hotkey,
        name: label.name,
        behaviour: label.behaviour,
        simulated: label.simulated,
        score: count === 0 ? 0 : sums.reduce((total, sum) => total + sum.sum, 0) / count,
        weight: weightOf(metagraph, uid),
        incentive,
        emission: paid === 0n ? 0 : Number((emissionRao * 1_000_000_000n) / paid) / 1e9,
      }
    }),
    validators: neuronsOf('validator').map(({ uid, hotkey, dividends }) => ({
      uid,
      hotkey,
      name: apiContext.labels.get(hotkey)!.name,
      dividends,
    })),
    dataset: { rows, pairs: (await countPairs(db)).pairs },
    recovered: measureRecovery(scored),
    simulated: true,
    configHash,
  }
}

function weightOf({ neurons, weights }: Awaited<ReturnType<LocalNetwork['chain']['metagraph']>>, uid: number): number {
  let sum = 0
  let stake = 0
  for (const validator of neurons) {
    const row = weights.get(validator.uid)
    if (!row?.length) continue
    stake += validator.stakeWeight
    sum += validator.stakeWeight * (row.find(([target]) => target === uid)?.[1] ?? 0)
  }
  return stake === 0 ? 0 : sum / stake
}
