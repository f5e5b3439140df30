import { blake2b } from '@noble/hashes/blake2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { Bytes } from '@polkadot-api/substrate-bindings'
import { RpcError } from '@polkadot-api/substrate-client'
import * as z from 'zod'
import type { Signer } from '../../identity/signer.ts'
import type { BlockHeader, Submission } from '../chain.ts'
import { ChainCallError, SubtensorNodeError } from '../errors.ts'
import { awaitInclusion } from './await-inclusion.ts'
import type { BlockView } from './block-view.ts'
import { buildExtrinsic } from './build-extrinsic.ts'
import { type CallName, checkCallShapes } from './call-shapes.ts'
import type { NodeConnection } from './node-connection.ts'
import { refusalName } from './refusal-name.ts'
import type { SubtensorBlocks } from './subtensor-blocks.ts'

const ALREADY_IMPORTED = 1013
/** What the transaction pool calls its errors, by their JSON-RPC codes. @source polkadot-sdk, substrate/client/rpc-api/src/author/error.rs */
const POOL_ERRORS: Readonly<Record<number, string>> = {
  1010: 'InvalidTransaction',
  1011: 'UnknownTransaction',
  1012: 'TemporarilyBanned',
  1014: 'Stale', // another call with this nonce waits, and this one pays no more
  1016: 'ImmediatelyDropped',
}
/** Refusals of a trial that say nothing about the block which will take the call: calls before it still wait, or the last block was full. */
const UNDECIDED = new Set(['Future', 'ExhaustsResources'])

const Failed = z.object({ success: z.literal(false), value: z.unknown() })
const Dispatched = z.union([z.object({ success: z.literal(true) }), Failed])
/** Whether the call is valid, and then whether it takes effect. */
const TrialReply = z.union([z.object({ success: z.literal(true), value: Dispatched }), Failed])

export interface SubtensorCall {
  readonly name: CallName
  readonly args: Readonly<Record<string, unknown>>
}

/**
 * Signs a call for the newest block, tries it there, and gives it to the node.
 * @throws {@link ChainCallError} with the pallet's or the pool's name of the refusal
 */
export async function submitCall(blocks: SubtensorBlocks, signer: Signer, call: SubtensorCall): Promise<Submission> {
  try {
    return await submitOnce(blocks, signer, call)
  } catch (error) {
    // Somebody else has used this key meanwhile: with the next nonce the same call is as good.
    if (error instanceof ChainCallError && error.pallet === 'Stale') return submitOnce(blocks, signer, call)
    throw error
  }
}

async function submitOnce(blocks: SubtensorBlocks, signer: Signer, { name, args }: SubtensorCall): Promise<Submission> {
  const { node, genesisHash } = blocks
  const view = await blocks.head()
  checkCallShapes(view.runtime, [name])
  const [pallet, call] = name.split('.') as [string, string]
  const nonce = await node.request(z.number().int(), 'system_accountNextIndex', [signer.address])
  const encoded = view.runtime.encodeCall({ pallet, name: call, args })
  const birth = { block: view.block - 1, hash: view.parentHash } // the state of a block does not know its own hash yet
  const body = buildExtrinsic(view.runtime, { signer, call: encoded, nonce, genesisHash, birth })
  await tryCall(view, call, body)
  const extrinsic = `0x${bytesToHex(Bytes().enc(body))}`
  const hash = await giveToPool(node, call, extrinsic)
  let inclusion: Promise<BlockHeader> | undefined
  return {
    hash,
    get included() {
      inclusion ??= awaitInclusion(blocks, { extrinsic, call, birth: view.block }) // asked for only if somebody wants to know
      return inclusion
    },
  }
}

/**
 * Dispatches a call on the state of the newest block, without keeping what it does: so that refusals have their names before the call is
 * sent. A node that does not let us try leaves them to the block.
 */
async function tryCall(view: BlockView, call: string, body: Uint8Array): Promise<void> {
  const trial = await view.call(TrialReply, 'BlockBuilder.apply_extrinsic', [body]).catch((error: unknown) => {
    if (rpcErrorOf(error) === undefined) throw error
    return { success: true, value: { success: true } } as const
  })
  const result = trial.success ? trial.value : trial
  if (result.success) return
  const pallet = refusalName(result.value, call)
  if (!UNDECIDED.has(pallet))
    throw new ChainCallError({ call, pallet, expected: 'a call that the newest state takes', got: `a refusal at block ${view.block}` })
}

async function giveToPool(node: NodeConnection, call: string, extrinsic: string): Promise<string> {
  try {
    return await node.request(z.string(), 'author_submitExtrinsic', [extrinsic])
  } catch (error) {
    const reason = rpcErrorOf(error)
    // Sent again after a broken connection, when the node had it already.
    if (reason?.code === ALREADY_IMPORTED) return `0x${bytesToHex(blake2b(hexToBytes(extrinsic.slice(2)), { dkLen: 32 }))}`
    const pallet = reason && POOL_ERRORS[reason.code]
    if (pallet === undefined) throw error
    throw new ChainCallError({ call, pallet, expected: 'a place in the transaction pool', got: reason!.message })
  }
}

/** What a node answered instead of a result. */
function rpcErrorOf(error: unknown): RpcError | undefined {
  return error instanceof SubtensorNodeError && error.cause instanceof RpcError ? error.cause : undefined
}
