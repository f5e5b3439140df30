import { setTimeout } from 'node:timers/promises'
import { randomBytes } from '@noble/hashes/utils.js'
import * as z from 'zod'
import type { ChainUnderTest } from '../../src/chain/contract.testing.ts'
import { type CallName, callShapes } from '../../src/chain/subtensor/call-shapes.ts'
import { readEventRecords } from '../../src/chain/subtensor/event-records.ts'
import { connectNode } from '../../src/chain/subtensor/node-connection.ts'
import type { StorageItem } from '../../src/chain/subtensor/runtime.ts'
import { createSubtensorBlocks } from '../../src/chain/subtensor/subtensor-blocks.ts'
import { createSubtensorChain } from '../../src/chain/subtensor/subtensor-chain.ts'
import { createSigner } from '../../src/identity/create-signer.ts'
import type { Signer } from '../../src/identity/signer.ts'
import type { Hotkey } from '../../src/protocol/ids.ts'
import { hasCall } from './has-call.ts'
import { sendRaw } from './send-raw.ts'
import { subnetEntries } from './subnet-entries.ts'
import { encodeEntry } from './write-entry.ts'

const TAO = 1_000_000_000n
const POLL_MS = 50

/**
 * A new subnet of a node, as the contract of chains asks for it. Needs a development chain with fast blocks (a quarter or a whole second), and its sudo
 * key with some 50,000 TAO: the localnet of subtensor has both in //Alice. Timelocked commits need a runtime of spec 346 or later.
 */
export async function createEndpointChain(
  { endpoint, sudo }: { endpoint: string; sudo: Signer },
  { commitReveal }: { commitReveal: boolean },
): Promise<ChainUnderTest & { close(): void }> {
  const node = connectNode(endpoint, { timeoutMs: 10_000 })
  const blocks = await createSubtensorBlocks(node)
  const { runtime, block } = await blocks.head()

  async function call(pallet: string, name: string, args: Readonly<Record<string, unknown>>) {
    return (await sendRaw(blocks, sudo, { pallet, name, args })).included
  }

  async function write(values: readonly (readonly [StorageItem, unknown])[]): Promise<void> {
    const items = values
      .map(([item, value]) => encodeEntry(runtime, item, value))
      .map(({ key, bytes }) => [Buffer.from(key.slice(2), 'hex'), bytes])
    await call('Sudo', 'sudo', { call: { type: 'System', value: { type: 'set_storage', value: { items } } } })
  }
  async function nextBlock(): Promise<void> {
    const { hash } = await blocks.head()
    while ((await blocks.head()).hash === hash) await setTimeout(POLL_MS)
  }

  const ofPallet = (entry: string, ...keys: unknown[]) => ({ pallet: 'SubtensorModule', entry, keys })

  await write([
    [ofPallet('NetworkRateLimit'), 0n],
    [ofPallet('NetworkMinLockCost'), TAO],
    [ofPallet('NetworkLastLockCost'), TAO],
  ])
  const [owner, coldkey, stranger, ...hotkeys] = Array.from({ length: 7 }, () =>
    createSigner({ seed: randomBytes(32), scheme: 'sr25519' }),
  ) as [Signer, Signer, Signer, ...Signer[]]
  const founded = await call('SubtensorModule', 'register_network', { hotkey: owner.address })
  const [place] = await blocks.list(founded.block, founded.block)
  const records = await readEventRecords(await blocks.view(place!))
  const [netuid] = z
    .tuple([z.number()])
    .rest(z.unknown())
    .parse(records.find(({ name }) => name === 'SubtensorModule.NetworkAdded')?.value)
  const { Tempo, ...others } = subnetEntries({ commitReveal, firstEmission: block })
  await write([
    [ofPallet('Tempo', netuid), 0],
    ...Object.entries(others).map(([entry, value]) => [ofPallet(entry, netuid), value] as const),
  ])
  await call('Balances', 'transfer_keep_alive', { dest: { type: 'Id', value: coldkey.address }, value: 2000n * TAO })

  const calls = (Object.keys(callShapes) as CallName[]).filter((name) => hasCall(runtime, name))
  const chain = await createSubtensorChain({ endpoint, netuid, calls })
  const prepared = hotkeys.map((hotkey) => chain.register({ signer: coldkey, hotkey: hotkey.address as Hotkey }))
  for (const submission of await Promise.all(prepared)) await submission.included
  for (const [index, amountRao] of [600n * TAO, 400n * TAO].entries())
    await (await chain.addStake({ signer: coldkey, hotkey: hotkeys[index]!.address as Hotkey, amountRao })).included
  for (let waited = 0; waited < Number(others.WeightsSetRateLimit); waited++) await nextBlock() // registering counts as setting weights
  await write([[ofPallet('Tempo', netuid), Tempo]])

  const [firstValidator, secondValidator, firstMiner, secondMiner] = hotkeys as [Signer, Signer, Signer, Signer]
  return {
    chain,
    validators: [firstValidator, secondValidator],
    miners: [firstMiner, secondMiner],
    coldkey,
    stranger,
    highestFeeRao: TAO / 100n,
    nextBlock,
    close() {
      chain.close()
      node.close()
    },
  }
}
