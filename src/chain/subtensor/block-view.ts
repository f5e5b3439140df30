import * as z from 'zod'
import { SubtensorNodeError } from '../errors.ts'
import type { NodeConnection } from './node-connection.ts'
import type { Runtime, StorageItem } from './runtime.ts'
import type { RuntimeSource } from './runtime-source.ts'

const Hex = z.string().regex(/^0x([0-9a-f]{2})*$/)
const StorageReply = z.array(z.object({ changes: z.array(z.tuple([Hex, Hex.nullable()])) }))

/** Which block. */
export interface BlockPlace {
  readonly block: number
  readonly hash: string
  readonly parentHash: string
}

/** The chain as it stands after one block. */
export interface BlockView extends BlockPlace {
  /** Answers calls, and makes the next block. */
  readonly runtime: Runtime
  /** Asks a runtime API. @throws {@link SubtensorNodeError} also if the answer is not of the schema */
  call<T extends z.ZodType>(schema: T, method: `${string}.${string}`, args: readonly unknown[]): Promise<z.output<T>>
  /** Whether the storage has this entry at all. */
  has(item: Pick<StorageItem, 'pallet' | 'entry'>): boolean
  /** Reads entries of the storage, all by one request. @returns an object of the values, under the names of the items */
  read<T extends z.ZodType>(schema: T, items: Readonly<Record<string, StorageItem>>): Promise<z.output<T>>
}

/** @param at a block whose state the node still has */
export async function viewBlock({ node, runtimes }: { node: NodeConnection; runtimes: RuntimeSource }, at: BlockPlace): Promise<BlockView> {
  const runtime = await runtimes.at(at.hash)
  /** Made the block, and so wrote its state: another one only where the block itself brought an upgrade. */
  const writer = await runtimes.at(at.parentHash)

  function decode<T extends z.ZodType>(schema: T, request: string, decodeScale: () => unknown): z.output<T> {
    try {
      return z.parse(schema, decodeScale())
    } catch (cause) {
      const got = cause instanceof z.ZodError ? z.prettifyError(cause) : 'bytes of another shape'
      throw new SubtensorNodeError({ endpoint: node.endpoint, request, got, retryable: false, cause })
    }
  }

  return {
    ...at,
    runtime,
    has: writer.has,
    async call(schema, method, args) {
      const [api, name] = method.split('.') as [string, string]
      const given = runtime.encodeArguments(api, name, args)
      const result = await node.request(Hex, 'state_call', [`${api}_${name}`, given, at.hash])
      return decode(schema, method, () => runtime.decodeResult(api, name, result))
    },
    async read(schema, items) {
      const keys = Object.entries(items).map(([name, item]) => [name, item, writer.storageKey(item)] as const)
      const reply = await node.request(StorageReply, 'state_queryStorageAt', [keys.map(([, , key]) => key), at.hash])
      const values = new Map(reply.flatMap(({ changes }) => changes))
      return decode(schema, `storage ${Object.keys(items)[0]}`, () =>
        Object.fromEntries(keys.map(([name, item, key]) => [name, writer.decodeStorage(item, values.get(key) ?? null)])),
      )
    },
  }
}
