import { bytesToHex } from '@noble/hashes/utils.js'
import { Bytes } from '@polkadot-api/substrate-bindings'
import * as z from 'zod'
import type { Submission } from '../../src/chain/chain.ts'
import { awaitInclusion } from '../../src/chain/subtensor/await-inclusion.ts'
import { buildExtrinsic } from '../../src/chain/subtensor/build-extrinsic.ts'
import type { PalletCall } from '../../src/chain/subtensor/runtime.ts'
import type { SubtensorBlocks } from '../../src/chain/subtensor/subtensor-blocks.ts'
import type { Signer } from '../../src/identity/signer.ts'

/** Sends a call that the client has no need of. */
export async function sendRaw(blocks: SubtensorBlocks, signer: Signer, call: PalletCall): Promise<Submission> {
  const { node, genesisHash } = blocks
  const view = await blocks.head()
  const nonce = await node.request(z.number(), 'system_accountNextIndex', [signer.address])
  const birth = { block: view.block - 1, hash: view.parentHash }
  const body = buildExtrinsic(view.runtime, { signer, call: view.runtime.encodeCall(call), nonce, genesisHash, birth })
  const extrinsic = `0x${bytesToHex(Bytes().enc(body))}`
  const hash = await node.request(z.string(), 'author_submitExtrinsic', [extrinsic])
  return { hash, included: awaitInclusion(blocks, { extrinsic, call: call.name, birth: view.block }) }
}
