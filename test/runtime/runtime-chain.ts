import type { ChainUnderTest } from '../../src/chain/contract.testing.ts'
import { type CallName, callShapes } from '../../src/chain/subtensor/call-shapes.ts'
import { startJsonRpcServer } from '../../src/chain/subtensor/json-rpc-server.testing.ts'
import { createRuntime, type Runtime } from '../../src/chain/subtensor/runtime.ts'
import { createSubtensorChain, type SubtensorChain } from '../../src/chain/subtensor/subtensor-chain.ts'
import { quicknet } from '../../src/chain/subtensor/timelock.ts'
import { aHotkey, contractKeys, fundedKey } from '../../src/chain/testing.ts'
import type { Hotkey } from '../../src/protocol/ids.ts'
import { commitByCrv3 } from './commit-by-crv3.ts'
import { hasCall } from './has-call.ts'
import type { RuntimeHost } from './runtime-host.ts'
import { createRuntimeNode, type RuntimeNode } from './runtime-node.ts'
import { createRuntimeStorage } from './runtime-storage.ts'
import { subnetEntries } from './subnet-entries.ts'
import { pulse1000, writeEntry } from './write-entry.ts'

const NETUID = 1
/** Before it no epoch runs: timelocked commits of the first two epochs are dropped. */
const FIRST_BLOCK = 20
/** So that what is committed after the first epoch is locked to round 1000 of drand, whose signature we know. */
const START_MS = (quicknet.genesisSeconds + 1000 * quicknet.periodSeconds - 45) * 1000
const FREE_RAO = 1_000_000_000_000_000

/** A subnet of the real runtime, as the contract of chains asks for it, or with other hyperparameters. */
export interface RuntimeUnderTest extends ChainUnderTest {
  readonly chain: SubtensorChain
  readonly node: RuntimeNode
  readonly runtime: Runtime
  close(): Promise<void>
}

export interface RuntimeChainSettings {
  readonly commitReveal: boolean
  /** Storage of the subnet by the pallet's names. */
  readonly entries?: Readonly<Record<string, unknown>>
  readonly miners?: number
  readonly stakesRao?: readonly bigint[]
}

export async function createRuntimeChain(
  host: RuntimeHost,
  { commitReveal, entries = {}, miners = 2, stakesRao = [600_000_000_000n, 400_000_000_000n] }: RuntimeChainSettings,
): Promise<RuntimeUnderTest> {
  const runtime = readRuntime(host)
  const coldkey = fundedKey.coldSigner
  const genesis = {
    aura: { authorities: [coldkey.address] },
    sudo: { key: coldkey.address },
    balances: { balances: [[coldkey.address, FREE_RAO]] },
  }
  const node = createRuntimeNode(host, { genesis, startMs: START_MS })
  node.produceBlock((storage) => {
    const write = writeEntry(runtime, storage)
    write('SubtensorModule', 'Tempo', [NETUID], 0)
    write('Drand', 'Pulses', [1000n], pulse1000)
    write('Drand', 'LastStoredRound', [], 1000n)
  })
  while (node.head().number < FIRST_BLOCK) node.produceBlock()

  const server = await startJsonRpcServer(node.methods)
  const calls = (Object.keys(callShapes) as CallName[]).filter((name) => hasCall(runtime, name))
  const chain = await createSubtensorChain({ endpoint: server.url, netuid: NETUID, calls })
  const subnet = { ...subnetEntries({ commitReveal, firstEmission: FIRST_BLOCK }), ...entries }
  node.produceBlock((storage) => {
    const write = writeEntry(runtime, storage)
    for (const [entry, value] of Object.entries(subnet)) write('SubtensorModule', entry, [NETUID], value)
  })
  const hotkeys = [...stakesRao, ...Array<bigint>(miners).fill(0n)].map((_, number) => aHotkey(number).hotkey)
  for (const hotkey of hotkeys) await chain.register({ signer: coldkey, hotkey })
  node.produceBlock()
  for (const [number, amountRao] of stakesRao.entries())
    await chain.addStake({ signer: coldkey, hotkey: hotkeys[number] as Hotkey, amountRao })
  node.produceBlock()

  const isOld = !hasCall(runtime, 'SubtensorModule.commit_timelocked_weights')
  return {
    ...contractKeys,
    node,
    runtime,
    chain: isOld ? { ...chain, commitTimelockedWeights: commitByCrv3(server.url, NETUID) } : chain,
    nextBlock: async () => node.produceBlock(),
    highestFeeRao: 1_000_000n,
    async close() {
      chain.close()
      await server.close()
    },
  }
}

function readRuntime(host: RuntimeHost): Runtime {
  const metadata = host.call(createRuntimeStorage(), 'Metadata_metadata_at_version', Uint8Array.of(15, 0, 0, 0))
  return createRuntime({ specVersion: 0, transactionVersion: 0 }, metadata.slice(1))
}
