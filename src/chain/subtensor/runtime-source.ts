import { hexToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod'
import { SubtensorNodeError } from '../errors.ts'
import type { NodeConnection } from './node-connection.ts'
import { createRuntime, type Runtime, type RuntimeVersion } from './runtime.ts'

const Version = z.object({ specVersion: z.number().int(), transactionVersion: z.number().int() })
const Hex = z.string().regex(/^0x([0-9a-f]{2})*$/)

/** Of so many blocks we remember which runtime they have. */
const HASHES_KEPT = 100

/** The runtime of each block: metadata is fetched once for every version, so that an upgrade of the chain is followed by itself. */
export interface RuntimeSource {
  /** The runtime that the state after a block holds, and that will make the next block. */
  at(blockHash: string): Promise<Runtime>
}

export function createRuntimeSource(node: NodeConnection): RuntimeSource {
  const byVersion = new Map<number, Promise<Runtime>>()
  const byHash = new Map<string, Promise<Runtime>>()

  async function load(hash: string): Promise<Runtime> {
    const version = await node.request(Version, 'state_getRuntimeVersion', [hash])
    const known = byVersion.get(version.specVersion) ?? read(version, hash)
    byVersion.set(version.specVersion, known)
    known.catch(() => byVersion.delete(version.specVersion))
    return known
  }

  async function read(version: RuntimeVersion, hash: string): Promise<Runtime> {
    const metadata = await node.request(Hex, 'state_call', ['Metadata_metadata_at_version', '0x0f000000', hash])
    try {
      return createRuntime(version, hexToBytes(metadata.slice(2)))
    } catch (cause) {
      throw new SubtensorNodeError({ endpoint: node.endpoint, request: 'metadata', got: 'bytes of another shape', retryable: false, cause })
    }
  }

  return {
    at(hash) {
      const known = byHash.get(hash)
      if (known) return known
      const runtime = load(hash)
      byHash.set(hash, runtime)
      runtime.catch(() => byHash.delete(hash))
      const [oldest] = byHash.keys()
      if (byHash.size > HASHES_KEPT) byHash.delete(oldest!)
      return runtime
    },
  }
}
