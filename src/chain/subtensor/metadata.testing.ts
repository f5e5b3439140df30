import { type CodecType, metadata as metadataCodec } from '@polkadot-api/substrate-bindings'

type Metadata = CodecType<typeof metadataCodec>
type V15 = Extract<Metadata['metadata'], { tag: 'v15' }>['value']
type LookupEntry = V15['lookup'][number]
type Definition = LookupEntry['def']
type StorageItem = NonNullable<V15['pallets'][number]['storage']>['items'][number]

/** A type as tests write it; equal shapes share one entry of the metadata. */
export type Shape =
  | 'bool'
  | 'u8'
  | 'u16'
  | 'u32'
  | 'u64'
  | 'u128'
  | 'i16'
  | 'AccountId32'
  | { readonly compact: Shape }
  | { readonly vec: Shape }
  | { readonly array: Shape; readonly length: number }
  | { readonly tuple: readonly Shape[] }
  | { readonly struct: Readonly<Record<string, Shape>> }
  | { readonly option: Shape }
  | { readonly result: readonly [Shape, Shape] }
  | { readonly variants: Readonly<Record<string, Variant>> }

/** Fields with names, or without. */
export interface Variant {
  readonly index: number
  readonly fields?: Readonly<Record<string, Shape>> | readonly Shape[]
}

type Hasher = 'Identity' | 'Blake2128Concat' | 'Twox64Concat'

export interface StorageShape {
  readonly value: Shape
  readonly keys?: readonly (readonly [Hasher, Shape])[]
  /** SCALE of what a key without an entry reads as. */
  readonly fallback: string
}

export interface PalletShape {
  readonly name: string
  readonly index: number
  readonly calls?: Readonly<Record<string, Variant>>
  readonly events?: Readonly<Record<string, Variant>>
  readonly errors?: readonly string[]
  readonly storage?: Readonly<Record<string, StorageShape>>
  readonly constants?: Readonly<Record<string, readonly [Shape, string]>>
}

export interface RuntimeShape {
  readonly pallets: readonly PalletShape[]
  readonly apis: Readonly<
    Record<string, Readonly<Record<string, { readonly inputs: Readonly<Record<string, Shape>>; readonly output: Shape }>>>
  >
  readonly extensions: readonly { readonly identifier: string; readonly value: Shape; readonly additional: Shape }[]
}

export const nothing: Shape = { tuple: [] }
export const bytes = (length: number): Shape => ({ array: 'u8', length })
/** What the outer enum of errors takes the place of. */
export const moduleError: Shape = { struct: { index: 'u8', error: bytes(4) } }

/** SCALE of metadata (version 15) that describes a runtime. Made here from nothing but its argument. */
export function encodeMetadata({ pallets, apis, extensions }: RuntimeShape): Uint8Array {
  const lookup: LookupEntry[] = []
  const known = new Map<string, number>()

  function add(def: Definition, path: string[] = [], params: LookupEntry['params'] = []): number {
    lookup.push({ id: lookup.length, path, params, def, docs: [] })
    return lookup.length - 1
  }

  function idOf(shape: Shape): number {
    const key = JSON.stringify(shape)
    const id = known.get(key) ?? define(shape)
    known.set(key, id)
    return id
  }

  const field = (name: string | undefined, shape: Shape) => ({ name, type: idOf(shape), typeName: undefined, docs: [] })

  function define(shape: Shape): number {
    if (shape === 'AccountId32')
      return add({ tag: 'composite', value: [field(undefined, bytes(32))] }, ['sp_core', 'crypto', 'AccountId32'])
    if (typeof shape === 'string') return add({ tag: 'primitive', value: { tag: shape, value: undefined } })
    if ('compact' in shape) return add({ tag: 'compact', value: idOf(shape.compact) })
    if ('vec' in shape) return add({ tag: 'sequence', value: idOf(shape.vec) })
    if ('array' in shape) return add({ tag: 'array', value: { len: shape.length, type: idOf(shape.array) } })
    if ('tuple' in shape) return add({ tag: 'tuple', value: shape.tuple.map(idOf) })
    if ('struct' in shape) return add({ tag: 'composite', value: Object.entries(shape.struct).map(([name, one]) => field(name, one)) })
    if ('variants' in shape) return addVariants(shape.variants)
    if ('option' in shape) {
      const variants = { None: { index: 0 }, Some: { index: 1, fields: [shape.option] } }
      return addVariants(variants, ['Option'], [{ name: 'T', type: idOf(shape.option) }])
    }
    const [ok, error] = shape.result
    const params = [
      { name: 'T', type: idOf(ok) },
      { name: 'E', type: idOf(error) },
    ]
    return addVariants({ Ok: { index: 0, fields: [ok] }, Err: { index: 1, fields: [error] } }, ['Result'], params)
  }

  function addVariants(variants: Readonly<Record<string, Variant>>, path?: string[], params?: LookupEntry['params']): number {
    const value = Object.entries(variants).map(([name, { index, fields = {} }]) => ({
      name,
      index,
      docs: [],
      fields: Array.isArray(fields)
        ? fields.map((one: Shape) => field(undefined, one))
        : Object.entries(fields).map(([key, one]) => field(key, one as Shape)),
    }))
    return add({ tag: 'variant', value }, path, params)
  }

  const outer = (part: 'calls' | 'events') =>
    idOf({
      variants: Object.fromEntries(
        pallets.flatMap(({ name, index, [part]: variants }) => (variants ? [[name, { index, fields: [{ variants }] }] as const] : [])),
      ),
    })
  const outerEnums = { call: outer('calls'), event: outer('events'), error: idOf(moduleError) }
  const value: V15 = {
    pallets: pallets.map((pallet) => ({
      name: pallet.name,
      index: pallet.index,
      docs: [],
      calls: pallet.calls && idOf({ variants: pallet.calls }),
      events: pallet.events && idOf({ variants: pallet.events }),
      errors: pallet.errors && idOf({ variants: Object.fromEntries(pallet.errors.map((name, index) => [name, { index }])) }),
      constants: Object.entries(pallet.constants ?? {}).map(([name, [shape, hex]]) => ({ name, type: idOf(shape), value: hex, docs: [] })),
      storage: pallet.storage && {
        prefix: pallet.name,
        items: Object.entries(pallet.storage).map(([name, item]) => ({
          name,
          modifier: 1,
          fallback: item.fallback,
          docs: [],
          type: storageType(item),
        })),
      },
    })),
    apis: Object.entries(apis).map(([name, methods]) => ({
      name,
      docs: [],
      methods: Object.entries(methods).map(([method, { inputs, output }]) => ({
        name: method,
        docs: [],
        inputs: Object.entries(inputs).map(([input, shape]) => ({ name: input, type: idOf(shape) })),
        output: idOf(output),
      })),
    })),
    extrinsic: {
      version: 4,
      address: idOf('AccountId32'),
      call: outerEnums.call,
      signature: idOf(bytes(64)),
      extra: idOf(nothing),
      signedExtensions: extensions.map(({ identifier, value, additional }) => ({
        identifier,
        type: idOf(value),
        additionalSigned: idOf(additional),
      })),
    },
    type: idOf(nothing),
    outerEnums,
    custom: [],
    lookup,
  }
  return metadataCodec.enc({ magicNumber: 0x6174656d, metadata: { tag: 'v15', value } })

  function storageType({ value, keys = [] }: StorageShape): StorageItem['type'] {
    if (keys.length === 0) return { tag: 'plain', value: idOf(value) }
    const shapes = keys.map(([, shape]) => shape)
    return {
      tag: 'map',
      value: {
        hashers: keys.map(([tag]) => ({ tag, value: undefined })),
        key: idOf(shapes.length === 1 ? shapes[0]! : { tuple: shapes }),
        value: idOf(value),
      },
    }
  }
}
