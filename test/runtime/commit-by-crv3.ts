import { Struct, u16, u64, Vector } from '@polkadot-api/substrate-bindings'
import type { Chain } from '../../src/chain/chain.ts'
import { firstRevealBlock } from '../../src/chain/current-epoch.ts'
import { quantizeWeights } from '../../src/chain/quantize-weights.ts'
import { revealRound } from '../../src/chain/subtensor/lock-weights.ts'
import { connectNode } from '../../src/chain/subtensor/node-connection.ts'
import { readSchedule } from '../../src/chain/subtensor/read-schedule.ts'
import { createSubtensorBlocks } from '../../src/chain/subtensor/subtensor-blocks.ts'
import { sealToRound } from '../../src/chain/subtensor/timelock.ts'
import { sendRaw } from './send-raw.ts'

/** What an older runtime finds in a commit: no hotkey. */
const LockedWeights = Struct({ uids: Vector(u16), values: Vector(u16), versionKey: u64 })

/** Timelocked commits for runtimes before 346, which had another call for them: so that our locks can be held against those too. */
export function commitByCrv3(endpoint: string, netuid: number): Chain['commitTimelockedWeights'] {
  return async ({ signer, weights, versionKey }) => {
    const node = connectNode(endpoint, { timeoutMs: 10_000 })
    const blocks = await createSubtensorBlocks(node)
    const view = await blocks.head()
    const header = await blocks.header(view)
    const revealBlock = firstRevealBlock(await readSchedule(view, { netuid, counts: 'commits' }), view.block + 1)!
    const round = revealRound({ ...header, revealBlock, blockTimeMs: blocks.blockTimeMs })
    const { dests, values } = quantizeWeights(weights)
    const commit = sealToRound(round, LockedWeights.enc({ uids: dests, values, versionKey: BigInt(versionKey) }))
    const args = { netuid, commit, reveal_round: BigInt(round) }
    const submission = await sendRaw(blocks, signer, { pallet: 'SubtensorModule', name: 'commit_crv3_weights', args })
    submission.included.finally(() => node.close()).catch(() => {})
    return submission
  }
}
