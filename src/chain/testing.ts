import { aSigner } from '../identity/testing.ts'
import type { Hotkey } from '../protocol/ids.ts'
import type { BlockEvents, EpochRanEvent } from './chain.ts'
import type { ChainStorage, StoredBlock } from './chain-storage.ts'
import type { GenesisInput } from './genesis.ts'

/** Storage in memory. Keeps JSON text, as a database would, so that nothing is shared with the chain; `fail` makes the next append throw. */
export function memoryChainStorage(): ChainStorage & { blocks(): StoredBlock[]; fail(error: Error): void } {
  const blocks: string[] = []
  let failure: Error | undefined
  const read = (text: string) => JSON.parse(text, (_, value) => (isBigint(value) ? BigInt(value.$bigint) : value)) as StoredBlock
  const write = (block: StoredBlock) => JSON.stringify(block, (_, value) => (typeof value === 'bigint' ? { $bigint: `${value}` } : value))
  const events = (text: string): BlockEvents => {
    const { header, events } = read(text)
    return { header, events }
  }
  return {
    blocks: () => blocks.map(read),
    fail(error) {
      failure = error
    },
    async load() {
      const last = blocks.at(-1)
      return last === undefined ? undefined : { header: read(last).header, state: read(last).state }
    },
    async append(block) {
      if (failure) {
        const error = failure
        failure = undefined
        throw error
      }
      blocks.push(write(block))
    },
    async blocksAfter(block, limit) {
      return blocks
        .map(read)
        .filter(({ header }) => header.block > block)
        .slice(0, limit)
    },
    async eventsAfter(block, limit) {
      const after = blocks.map(events).filter(({ header, events }) => header.block > block && events.length > 0)
      return after.slice(0, limit)
    },
    async epochs(limit) {
      const ran = blocks.map(events).flatMap(({ header, events }) => {
        const epoch = events.find((event): event is EpochRanEvent => event.kind === 'epoch-ran')
        return epoch ? [{ header, epoch }] : []
      })
      return ran.slice(-limit)
    },
  }
}

function isBigint(value: unknown): value is { $bigint: string } {
  return typeof value === 'object' && value !== null && '$bigint' in value && typeof value.$bigint === 'string'
}

/** Keys of a test network: a hotkey and a coldkey for each number, all different. */
export function aHotkey(number: number) {
  const signer = aSigner(number)
  return { signer, hotkey: signer.address as Hotkey, coldkey: aSigner(100 + number).address, coldSigner: aSigner(100 + number) }
}

/** A coldkey to fund at genesis. */
export const fundedKey = aHotkey(9)

/** Who is who in {@link aGenesis}, as the contract of chains asks. */
export const contractKeys = {
  validators: [aHotkey(0).signer, aHotkey(1).signer],
  miners: [aHotkey(2).signer, aHotkey(3).signer],
  coldkey: fundedKey.coldSigner,
  stranger: aHotkey(20).signer,
} as const

/** A subnet with two validators (uid 0 and 1, stake 600 and 400 alpha) and three miners (uid 2, 3, 4); an epoch every 10 blocks. */
export function aGenesis(overrides: Partial<GenesisInput> = {}): GenesisInput {
  const stakes = [600_000_000_000n, 400_000_000_000n, 0n, 0n, 0n]
  const neurons = stakes.map((stakeRao, uid) => {
    const { hotkey, coldkey } = aHotkey(uid)
    return { hotkey, coldkey, stakeRao }
  })
  const owner = aHotkey(50)
  return {
    netuid: 1,
    name: 'test',
    timeMs: Date.UTC(2026, 0, 1),
    owner: { hotkey: owner.hotkey, coldkey: owner.coldkey },
    neurons,
    ...overrides,
    hyperparameters: { tempo: 10, weightsRateLimit: 5, immunityPeriod: 20, ...overrides.hyperparameters },
  }
}
