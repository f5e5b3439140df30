import { blake2b } from '@noble/hashes/blake2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { Bytes, compactNumber, u32 } from '@polkadot-api/substrate-bindings'
import { onTestFinished } from 'vitest'
import { type JsonRpcMethods, JsonRpcRefusal, type Misbehaviour, startJsonRpcServer } from './json-rpc-server.testing.ts'
import { encodeMetadata, type RuntimeShape } from './metadata.testing.ts'
import { createRuntime, type Runtime, type StorageItem } from './runtime.ts'
import { createSubtensorChain, type SubtensorChain } from './subtensor-chain.ts'
import { subtensorShape } from './subtensor-shape.testing.ts'

const SUCCESS = '0x0000'
const hex = (bytes: Uint8Array) => `0x${bytesToHex(bytes)}`

interface Block {
  readonly hash: string
  readonly specVersion: number
  readonly extrinsics: readonly string[]
  readonly storage: ReadonlyMap<string, string>
}

/** A node that knows no rules: it says what a test tells it to say, in the format of real nodes, and misbehaves on demand. */
export interface FakeNode {
  readonly url: string
  readonly pool: readonly string[]
  /** Takes the place of answers. */
  misbehave: Misbehaviour
  /** SCALE of what trying an extrinsic gives; `0x0000` is that it would be dispatched. */
  trial: string
  /** What the pool says to the next extrinsics, one each; nothing is that it takes them. */
  readonly poolErrors: { code: number; message: string }[]
  /** Which error of the pallet the next block has for its extrinsics. */
  refuseWith: number | undefined
  /** What else happens in the next block: SCALE of event records. */
  readonly events: Uint8Array[]
  /** Time of block 0; a block takes 100 ms. */
  startMs: number
  /** Requests by method, since the start. */
  readonly asked: ReadonlyMap<string, number>
  write(item: StorageItem, value: unknown): void
  /** SCALE of the answer of a runtime API. */
  answer(method: string, value: unknown): void
  /** @returns its number */
  produceBlock(): number
  /** From the next block on. */
  upgrade(specVersion: number, shape: RuntimeShape): void
  /** Breaks all connections. */
  drop(): void
  close(): Promise<void>
}

export async function startFakeNode(shape: RuntimeShape = subtensorShape): Promise<FakeNode> {
  const runtimes = new Map<number, { metadata: Uint8Array; runtime: Runtime }>()
  const storage = new Map<string, string>()
  const answers = new Map<string, string>()
  const asked = new Map<string, number>()
  const hashOf = (text: string) => hex(blake2b(utf8ToBytes(text), { dkLen: 32 }))
  let specVersion = 400
  let pool: string[] = []
  let sent = 0
  install(specVersion, shape)
  const blocks: Block[] = [{ hash: hashOf('genesis'), specVersion, extrinsics: [], storage: new Map() }]
  const head = () => blocks.at(-1)!
  const { runtime } = runtimes.get(specVersion)!

  function install(version: number, of: RuntimeShape): void {
    const metadata = encodeMetadata(of)
    runtimes.set(version, { metadata, runtime: createRuntime({ specVersion: version, transactionVersion: 1 }, metadata) })
  }

  function valueCodec({ pallet, entry }: StorageItem) {
    const { type } = runtime.metadata.pallets.find(({ name }) => name === pallet)!.storage!.items.find(({ name }) => name === entry)!
    return runtime.codec(type.tag === 'plain' ? type.value : type.value.value)
  }

  function write(item: StorageItem, value: unknown): void {
    storage.set(runtime.storageKey(item), hex(valueCodec(item).enc(value)))
  }

  function blockAt(hash?: string | null): Block {
    const found = hash ? blocks.find((block) => block.hash === hash) : head()
    if (!found) throw new JsonRpcRefusal(4003, 'Client error: UnknownBlock')
    return found
  }

  const methods: JsonRpcMethods = {
    chain_getBlockHash: (numbers?: number | number[]) =>
      Array.isArray(numbers) ? numbers.map((number) => blocks[number]?.hash ?? null) : blocks[numbers ?? blocks.length - 1]?.hash,
    chain_getHeader(hash?: string) {
      const number = blocks.indexOf(blockAt(hash))
      return { number: `0x${number.toString(16)}`, parentHash: blocks[Math.max(0, number - 1)]!.hash }
    },
    chain_getBlock: (hash?: string) => ({ block: { extrinsics: blockAt(hash).extrinsics } }),
    state_getRuntimeVersion: (hash?: string) => ({ specVersion: blockAt(hash).specVersion, transactionVersion: 1 }),
    state_call(method: string, _args: string, hash: string) {
      if (method === 'Metadata_metadata_at_version')
        return hex(Uint8Array.of(1, ...Bytes().enc(runtimes.get(blockAt(hash).specVersion)!.metadata)))
      if (method === 'BlockBuilder_apply_extrinsic') return node.trial
      const answer = answers.get(method)
      if (answer === undefined) throw new JsonRpcRefusal(4003, `Client error: Execution failed: ${method}`)
      return answer
    },
    state_queryStorageAt: (keys: readonly string[], hash: string) => [
      { block: hash, changes: keys.map((key) => [key, blockAt(hash).storage.get(key) ?? null]) },
    ],
    system_accountNextIndex: () => sent,
    author_submitExtrinsic(extrinsic: string) {
      const error = node.poolErrors.shift()
      if (error) throw new JsonRpcRefusal(error.code, error.message)
      pool.push(extrinsic)
      sent++
      return hex(blake2b(hexToBytes(extrinsic.slice(2)), { dkLen: 32 }))
    },
  }

  const server = await startJsonRpcServer(methods, (request, answer, drop) => {
    asked.set(request.method, (asked.get(request.method) ?? 0) + 1)
    return node.misbehave(request, answer, drop)
  })

  const node: FakeNode = {
    url: server.url,
    get pool() {
      return pool
    },
    misbehave: () => undefined,
    trial: SUCCESS,
    poolErrors: [],
    refuseWith: undefined,
    events: [],
    startMs: 0,
    asked,
    write,
    answer(method, value) {
      const [api, name] = method.split('.')
      const { output } = runtime.metadata.apis.find((one) => one.name === api)!.methods.find((one) => one.name === name)!
      answers.set(`${api}_${name}`, hex(runtime.codec(output).enc(value)))
    },
    produceBlock() {
      const number = blocks.length
      const records = [...pool.map((_, index) => outcomeRecord(index, node.refuseWith)), ...node.events.splice(0)]
      storage.set(
        runtime.storageKey({ pallet: 'System', entry: 'Events' }),
        hex(concatBytes(compactNumber.enc(records.length), ...records)),
      )
      write({ pallet: 'Timestamp', entry: 'Now' }, BigInt(node.startMs + number * 100))
      blocks.push({ hash: hashOf(`block ${number}`), specVersion, extrinsics: pool, storage: new Map(storage) })
      pool = []
      return number
    },
    upgrade(version, of) {
      install(version, of)
      specVersion = version
    },
    drop: () => {
      for (const socket of server.sockets) socket.drop()
    },
    close: () => server.close(),
  }

  node.produceBlock()
  node.produceBlock()
  return node
}

/** SCALE, by hand because the codecs do not fill up the four bytes of an error: pallet 0 says that an extrinsic succeeded, or failed by an error of pallet 7. */
function outcomeRecord(extrinsic: number, error: number | undefined): Uint8Array {
  const outcome = error === undefined ? [0, 0] : [0, 1, 3, 7, error, 0, 0, 0, ...new Uint8Array(8)]
  return Uint8Array.of(0, ...u32.enc(extrinsic), ...outcome, 0)
}

export const NETUID = 1

/** A client of a fake node; both end with the test. */
export async function connectToFake(timeoutMs = 2000): Promise<{ node: FakeNode; chain: SubtensorChain }> {
  const node = await startFakeNode()
  const chain = await createSubtensorChain({ endpoint: node.url, netuid: NETUID, timeoutMs })
  onTestFinished(async () => {
    chain.close()
    await node.close()
  })
  return { node, chain }
}
