import { readScoredTasks } from '../datasets/read-dataset.ts'
import { measureRecovery, type Recovery } from '../simulation/recovery.ts'
import type { Store } from '../store/open-store.ts'
import { countWork } from '../store/tasks.ts'
import { readLedger, sumLedger } from '../validator/read-ledger.ts'
import { getMechanism } from '../validator/validator.ts'
import type { LocalNetwork } from './build-local-network.ts'

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
  /** Each mechanism of the subnet by itself; what stands above is of mechid 0. */
  readonly mechanisms: readonly MechanismReport[]
  readonly recovered: readonly Recovery[]
  readonly simulated: true
  /** All judges are simulated and read no source: no copies are made for them. */
  readonly obfuscated: false
  readonly configHash: string
}

/** How one mechanism went. */
export interface MechanismReport {
  readonly mechid: number
  readonly name: string
  readonly version: string
  readonly tasks: number
  readonly judgments: number
  readonly pairs: number
  readonly miners: readonly (Pick<HeadlessReport['miners'][number], 'uid' | 'name' | 'score' | 'weight' | 'incentive'> & {
    /** How many of its judgments or answers were scored. */
    readonly scored: number
  })[]
}

/** What a headless run has come to, read from its chain and its store. */
export async function headlessReport(
  network: LocalNetwork,
  { store, seed, epochs }: { store: Store; seed: string; epochs: number },
): Promise<HeadlessReport> {
  const { db } = store
  const { chain, validators, apiContext, configHash } = network
  const metagraph = await chain.metagraph()
  const mechanisms: MechanismReport[] = []
  for (const { mechid } of validators[0]!.mechanisms) mechanisms.push(await reportMechanism(network, db, mechid))
  const [dojo] = mechanisms
  const paid = metagraph.neurons.reduce((sum, neuron) => sum + neuron.emissionRao, 0n)
  const scored = []
  let rows = 0
  for await (const task of readScoredTasks(db)) {
    if (task.row.mechid !== dojo!.mechid) continue
    scored.push(task.row)
    rows += task.judgments.length * task.row.responses
  }
  return {
    seed: String(Number.parseInt(seed, 10)) === seed && Number.isSafeInteger(Number(seed)) ? Number(seed) : seed,
    epochs,
    tasks: dojo!.tasks,
    judgments: dojo!.judgments,
    miners: dojo!.miners.map(({ scored: _, ...miner }) => {
      const { hotkey, emissionRao } = metagraph.neurons.find(({ uid }) => uid === miner.uid)!
      const { behaviour, simulated } = apiContext.labels.get(hotkey)!
      return { ...miner, hotkey, behaviour, simulated, emission: paid === 0n ? 0 : Number((emissionRao * 1_000_000_000n) / paid) / 1e9 }
    }),
    validators: neuronsOf(network, metagraph, 'validator').map(({ uid, hotkey, dividends }) => ({
      uid,
      hotkey,
      name: apiContext.labels.get(hotkey)!.name,
      dividends,
    })),
    dataset: { rows, pairs: dojo!.pairs },
    mechanisms,
    recovered: measureRecovery(scored),
    simulated: true,
    obfuscated: false,
    configHash,
  }
}

async function reportMechanism(network: LocalNetwork, db: Store['db'], mechid: number): Promise<MechanismReport> {
  const { chain, validators, apiContext } = network
  const metagraph = await chain.metagraph(mechid)
  const { epoch } = metagraph
  const ledgers = await Promise.all(
    validators.map(async (validator) => sumLedger(await readLedger(validator, mechid, epoch), getMechanism(validator, mechid), epoch)),
  )
  const { name, version } = getMechanism(validators[0]!, mechid).mechanism
  return {
    mechid,
    name,
    version,
    ...(await countWork(db, mechid)),
    miners: neuronsOf(network, metagraph, 'miner').map(({ uid, hotkey, incentive }) => {
      const sums = ledgers.flatMap((ledger) => ledger.get(hotkey) ?? [])
      const scored = sums.reduce((total, sum) => total + sum.count, 0)
      const score = scored === 0 ? 0 : sums.reduce((total, sum) => total + sum.sum, 0) / scored
      return { uid, name: apiContext.labels.get(hotkey)!.name, score, weight: weightOf(metagraph, uid), incentive, scored }
    }),
  }
}

type Graph = Awaited<ReturnType<LocalNetwork['chain']['metagraph']>>

function neuronsOf({ apiContext: { labels } }: LocalNetwork, { neurons }: Graph, role: string): Graph['neurons'] {
  return neurons.filter(({ hotkey }) => labels.get(hotkey)?.role === role)
}

function weightOf({ neurons, weights }: Graph, uid: number): number {
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
