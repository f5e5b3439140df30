import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { getDynamicBuilder, getLookupFn, type MetadataLookup } from '@polkadot-api/metadata-builders'
import { type Codec, decAnyMetadata, type UnifiedMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings'
import { RuntimeShapeError } from '../errors.ts'

/** What `state_getRuntimeVersion` tells of a runtime. */
export interface RuntimeVersion {
  readonly specVersion: number
  readonly transactionVersion: number
}

/** A call in the pallet's words. */
export interface PalletCall {
  readonly pallet: string
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}

/** An entry of the storage: a key to ask for, and what its value means. */
export interface StorageItem {
  readonly pallet: string
  readonly entry: string
  readonly keys?: readonly unknown[]
}

/**
 * How one version of the chain's runtime writes and reads, from the metadata that the node gives.
 * Every call throws {@link RuntimeShapeError} for what the runtime does not have, and a plain `Error` for bytes that cannot be read.
 */
export interface Runtime extends RuntimeVersion {
  readonly metadata: UnifiedMetadata
  readonly lookup: MetadataLookup
  codec(typeId: number): Codec<unknown>
  encodeCall(call: PalletCall): Uint8Array
  /** Whether the storage has this entry at all. */
  has(item: Pick<StorageItem, 'pallet' | 'entry'>): boolean
  /** `0x` and hex. */
  storageKey(item: StorageItem): string
  /** @param value as the node gives it; `null` stands for the default */
  decodeStorage(item: StorageItem, value: string | null): unknown
  /** @returns arguments as hex */
  encodeArguments(api: string, method: string, args: readonly unknown[]): string
  decodeResult(api: string, method: string, result: string): unknown
  constant(pallet: string, name: string): unknown
}

/** @param metadata SCALE, version 14 to 16, as the node gives it */
export function createRuntime(version: RuntimeVersion, metadata: Uint8Array): Runtime {
  const unified = unifyMetadata(decAnyMetadata(metadata))
  const lookup = getLookupFn(unified)
  const builder = getDynamicBuilder(lookup)
  const entries = new Map<string, ReturnType<typeof builder.buildStorage>>()

  /** The builder throws what is no error when something does not exist. */
  function find<T>(what: string, build: () => T): T {
    try {
      return build()
    } catch {
      throw new RuntimeShapeError({ ...version, differences: [`${what}: expected to exist, got nothing`] })
    }
  }

  function entryOf({ pallet, entry }: StorageItem) {
    const name = `${pallet}.${entry}`
    const known = entries.get(name) ?? find(`storage ${name}`, () => builder.buildStorage(pallet, entry))
    entries.set(name, known)
    return known
  }

  const apiOf = (api: string, method: string) => find(`runtime call ${api}.${method}`, () => builder.buildRuntimeCall(api, method))
  const palletOf = (name: string) => unified.pallets.find((one) => one.name === name)

  return {
    ...version,
    metadata: unified,
    lookup,
    codec: builder.buildDefinition,
    encodeCall({ pallet, name, args }) {
      const { location, codec } = find(`call ${pallet}.${name}`, () => builder.buildCall(pallet, name))
      return concatBytes(Uint8Array.from(location), codec.enc(args))
    },
    has: ({ pallet, entry }) => palletOf(pallet)?.storage?.items.some(({ name }) => name === entry) ?? false,
    storageKey: (item) => entryOf(item).keys.enc(...(item.keys ?? [])),
    decodeStorage(item, value) {
      const { value: codec, fallback } = entryOf(item)
      return value === null ? (fallback as unknown) : codec.dec(value)
    },
    encodeArguments: (api, method, args) => `0x${bytesToHex(apiOf(api, method).args.enc([...args]))}`,
    decodeResult: (api, method, result) => apiOf(api, method).value.dec(result),
    constant(pallet, name) {
      const constant = palletOf(pallet)?.constants.find((one) => one.name === name)
      if (constant === undefined)
        throw new RuntimeShapeError({ ...version, differences: [`constant ${pallet}.${name}: expected to exist, got nothing`] })
      return builder.buildDefinition(constant.type).dec(hexToBytes(constant.value.slice(2)))
    },
  }
}
