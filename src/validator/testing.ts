import { randomUUID } from 'node:crypto'
import type { GenesisInput } from '../chain/genesis.ts'
import { createLocalChain } from '../chain/local-chain.ts'
import { aGenesis, aHotkey, memoryChainStorage } from '../chain/testing.ts'
import { createSimulatedClock } from '../core/clock.ts'
import { signJudgment } from '../identity/sign-judgment.ts'
import { aSigner } from '../identity/testing.ts'
import { dojo } from '../mechanisms/dojo/dojo.ts'
import type { Mechanism } from '../mechanisms/mechanism.ts'
import { LeaseId, type WorkerId } from '../protocol/ids.ts'
import type { Judgment, SignedJudgment } from '../protocol/judgment.ts'
import { PresentedTask } from '../protocol/task.ts'
import type { Lease } from '../protocol/wire.ts'
import type { Db } from '../store/open-store.ts'
import { emptyTables } from '../store/testing.ts'
import { leaseTasks } from './lease-tasks.ts'
import { runStep } from './run-step.ts'
import type { Validator } from './validator.ts'
import { ValidatorConfig } from './validator-config.ts'

export const BLOCK_MS = 1000

/** Dojo whose copies are the originals: the judges of {@link aVerdict} go by the length of what they see. */
const plainDojo = dojo({ obfuscate: async (response) => response })

/** A validator (uid 0, with a permit after the first epoch) on an empty database and a fresh local chain with three miners (uid 2, 3, 4). */
export async function aNetwork(
  db: Db,
  {
    genesis: changes = {},
    mechanism = plainDojo,
    ...config
  }: Partial<ValidatorConfig> & { genesis?: Partial<GenesisInput>; mechanism?: Mechanism } = {},
) {
  await emptyTables(db)
  const genesis = aGenesis(changes)
  const clock = createSimulatedClock(genesis.timeMs)
  const chain = await createLocalChain({ genesis, storage: memoryChainStorage(), clock })
  const { signer, hotkey } = aHotkey(0)
  const validator: Validator = {
    db,
    chain,
    clock,
    signer,
    hotkey,
    secret: 'the secret of validator 0',
    seed: 'the seed of validator 0',
    mechanisms: [
      {
        mechid: 0,
        mechanism,
        config: ValidatorConfig.parse({
          tasksPerEpoch: 5,
          fewestJudgments: 3,
          mostJudgments: 3,
          circleDoublesMs: 0,
          leaseMs: 60_000,
          deadlineMs: 90_000,
          ...config,
        }),
      },
    ],
  }
  return {
    validator,
    chain,
    clock,
    /** Makes blocks, one a second, without a step of the validator. */
    async passBlocks(count: number) {
      for (let block = 0; block < count; block++) {
        clock.advance(BLOCK_MS)
        await chain.produceBlock()
      }
    },
    step: () => runStep(validator),
  }
}

/** The hotkeys of the three miners. */
export const [MINER_A, MINER_B, MINER_C] = [aHotkey(2).hotkey, aHotkey(3).hotkey, aHotkey(4).hotkey]

/** Leases one task to a miner that must get one. */
export async function aLease(validator: Validator, miner = MINER_A): Promise<Lease> {
  const rows = await validator.db.selectFrom('lease').select('id').where('miner', '=', miner).execute()
  const held = rows.map(({ id }) => LeaseId.parse(id)) // else an open lease would be told again
  const [lease] = await leaseTasks(validator, miner, { capacity: 1, mechid: 0, held })
  if (!lease) throw new Error(`expected a lease for ${miner}, got none`)
  return lease
}

/** A valid judgment of a lease, signed by worker number `worker`; `changes` are signed too. */
export function aJudgment(
  { validator, lease, miner = MINER_A, worker = 1, variant = 0 }: JudgmentParameters,
  changes: Partial<Judgment> = {},
): SignedJudgment {
  const signer = aSigner(worker, 'ed25519')
  const judgment: Judgment = {
    id: randomUUID(),
    leaseId: lease.leaseId,
    validator: validator.hotkey,
    miner,
    worker: signer.address as WorkerId,
    verdict: aVerdict(lease, variant),
    activeMs: 1000,
    judgedAt: lease.leasedAt,
    ...changes,
  }
  return { judgment, signature: signJudgment(signer, judgment), simulated: false }
}

interface JudgmentParameters {
  readonly validator: Validator
  readonly lease: Lease
  readonly miner?: typeof MINER_A
  readonly worker?: number
  readonly variant?: number
}

/** Ranks by the length of the content, which every recipient of plain copies sees alike; `variant` turns the order round by so many places. */
export function aVerdict({ task }: Lease, variant = 0) {
  const { responses } = PresentedTask.parse(task)
  const byLength = [...responses].sort((a, b) => b.content.length - a.content.length || (a.content < b.content ? -1 : 1))
  const entries = byLength.map(({ id }, place) => {
    const rank = ((place + variant) % responses.length) + 1
    return [id, { grade: Math.max(1, 11 - rank), rank }] as const
  })
  return { kind: 'ranked' as const, responses: Object.fromEntries(entries) }
}
