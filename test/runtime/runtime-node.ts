import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { AccountId, Blake2256, Bytes, compactBn, compactNumber, u32, u64 } from '@polkadot-api/substrate-bindings'
import { type JsonRpcMethods, JsonRpcRefusal } from '../../src/chain/subtensor/json-rpc-server.testing.ts'
import type { Runtime, StorageItem } from '../../src/chain/subtensor/runtime.ts'
import type { RuntimeHost } from './runtime-host.ts'
import { createRuntimeStorage, type RuntimeStorage } from './runtime-storage.ts'

interface Block {
  readonly number: number
  readonly hash: string
  readonly header: Uint8Array
  readonly extrinsics: readonly string[]
  readonly state: ReadonlyMap<string, Uint8Array>
}

/** A chain of one node that makes blocks when told to: a real runtime behind the JSON-RPC of a real node. */
export interface RuntimeNode {
  readonly methods: JsonRpcMethods
  /** The newest block. */
  head(): { readonly number: number; readonly hash: string }
  /** A value of the newest state. */
  readStorage(runtime: Runtime, item: StorageItem): unknown
  /** Takes what waits in the pool, and changes the state as a test needs it before. */
  produceBlock(prepare?: (storage: RuntimeStorage) => void): void
}

const ZERO_HASH = new Uint8Array(32)
const APPLIED = 0
const TIMESTAMP_SET = [2, 0] as const // pallet and call
const CODES = { invalid: 1010, imported: 1013 } as const
const hex = (bytes: Uint8Array) => `0x${bytesToHex(bytes)}`
const bytesOf = (text: string) => hexToBytes(text.slice(2))

/**
 * @param genesis what the runtime's own default genesis is changed by, pallet by pallet
 * @param startMs time of the genesis
 */
export function createRuntimeNode(host: RuntimeHost, { genesis, startMs }: { genesis: object; startMs: number }): RuntimeNode {
  const slotMs = Number(u64.dec(host.call(createRuntimeStorage(), 'AuraApi_slot_duration')))
  const storage = createRuntimeStorage()
  const preset = Bytes().dec(host.call(storage, 'GenesisBuilder_get_preset', Uint8Array.of(0)).slice(1)) // the codecs read from the start of the buffer
  const merged = { ...JSON.parse(Buffer.from(preset).toString('utf8')), ...genesis }
  host.call(storage, 'GenesisBuilder_build_state', Bytes().enc(utf8ToBytes(JSON.stringify(merged))))
  const genesisHeader = encodeHeader({ parent: ZERO_HASH, number: 0, digest: compactNumber.enc(0) })
  const blocks: Block[] = [
    { number: 0, hash: hex(Blake2256(genesisHeader)), header: genesisHeader, extrinsics: [], state: storage.snapshot() },
  ]
  const head = () => blocks.at(-1)!
  let pool: string[] = []

  function produceBlock(prepare?: (storage: RuntimeStorage) => void): void {
    const state = createRuntimeStorage(head().state)
    prepare?.(state)
    const number = head().number + 1
    const timeMs = Math.ceil(startMs / slotMs) * slotMs + number * slotMs
    const slot = concatBytes(compactNumber.enc(1), Uint8Array.of(6), utf8ToBytes('aura'), Bytes().enc(u64.enc(BigInt(timeMs / slotMs))))
    host.call(state, 'Core_initialize_block', encodeHeader({ parent: bytesOf(head().hash), number, digest: slot }))
    const time = concatBytes(Uint8Array.of(4, ...TIMESTAMP_SET), compactBn.enc(BigInt(timeMs)))
    const taken = [hex(Bytes().enc(time)), ...pool].filter((extrinsic) => apply(state, extrinsic))
    pool = []
    const header = host.call(state, 'BlockBuilder_finalize_block')
    blocks.push({ number, hash: hex(Blake2256(header)), header, extrinsics: taken, state: state.snapshot() })
  }

  /** Whether the block takes it; what it did is undone if not. */
  function apply(state: RuntimeStorage, extrinsic: string): boolean {
    state.begin()
    const isTaken = host.call(state, 'BlockBuilder_apply_extrinsic', bytesOf(extrinsic))[0] === APPLIED
    if (isTaken) state.commit()
    else state.rollback()
    return isTaken
  }

  function blockAt(hash: string | null | undefined): Block {
    const found = hash ? blocks.find((block) => block.hash === hash) : head()
    if (!found) throw new JsonRpcRefusal(4003, 'Client error: UnknownBlock')
    return found
  }

  function hashOf(number: number | readonly number[] | null = head().number): string | null | (string | null)[] {
    return Array.isArray(number) ? number.map((one: number) => blocks[one]?.hash ?? null) : (blocks[Number(number)]?.hash ?? null)
  }

  const onCopy = (block: Block, method: string, args: Uint8Array) => host.call(createRuntimeStorage(block.state), method, args)
  const methods = {
    chain_getBlockHash: hashOf,
    chain_getHeader(hash?: string) {
      const { number, header } = blockAt(hash)
      return { number: `0x${number.toString(16)}`, parentHash: hex(header.subarray(0, 32)) }
    },
    chain_getBlock: (hash?: string) => ({ block: { extrinsics: blockAt(hash).extrinsics } }),
    state_getRuntimeVersion: (hash?: string) => readVersion(onCopy(blockAt(hash), 'Core_version', new Uint8Array())),
    state_call: (method: string, args: string, hash?: string) => hex(onCopy(blockAt(hash), method, bytesOf(args))),
    state_queryStorageAt(keys: readonly string[], hash?: string) {
      const block = blockAt(hash)
      const changes = keys.map((key) => {
        const value = block.state.get(key.slice(2))
        return [key, value ? hex(value) : null]
      })
      return [{ block: block.hash, changes }]
    },
    system_accountNextIndex(address: string) {
      const stored = u32.dec(onCopy(head(), 'AccountNonceApi_account_nonce', AccountId().enc(address)))
      const sender = bytesToHex(AccountId().enc(address))
      return stored + pool.filter((extrinsic) => extrinsic.includes(sender)).length
    },
    author_submitExtrinsic(extrinsic: string) {
      if (pool.includes(extrinsic)) throw new JsonRpcRefusal(CODES.imported, 'Already Imported')
      const from = Uint8Array.of(2) // from outside
      const validity = onCopy(
        head(),
        'TaggedTransactionQueue_validate_transaction',
        concatBytes(from, bytesOf(extrinsic), bytesOf(head().hash)),
      )
      if (validity[0] !== APPLIED) throw new JsonRpcRefusal(CODES.invalid, `Invalid Transaction: ${hex(validity)}`)
      pool.push(extrinsic)
      return hex(Blake2256(bytesOf(extrinsic)))
    },
  }
  return {
    methods,
    head,
    readStorage(runtime, item) {
      const value = head().state.get(runtime.storageKey(item).slice(2))
      return runtime.decodeStorage(item, value ? hex(value) : null)
    },
    produceBlock,
  }
}

function encodeHeader({ parent, number, digest }: { parent: Uint8Array; number: number; digest: Uint8Array }): Uint8Array {
  return concatBytes(parent, compactNumber.enc(number), ZERO_HASH, ZERO_HASH, digest)
}

/** Names, then the numbers: authoring, spec, implementation; a list of APIs (8 bytes and a number each); the transaction version. */
function readVersion(bytes: Uint8Array): { specVersion: number; transactionVersion: number } {
  const skip = (at: number) => at + compactNumber.enc(compactNumber.dec(bytes.slice(at))).length + compactNumber.dec(bytes.slice(at))
  const numbers = skip(skip(0))
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const apis = compactNumber.dec(bytes.slice(numbers + 12))
  const afterApis = numbers + 12 + compactNumber.enc(apis).length + apis * 12
  return { specVersion: view.getUint32(numbers + 4, true), transactionVersion: view.getUint32(afterApis, true) }
}
