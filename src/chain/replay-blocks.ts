import * as z from 'zod'
import type { ChainStorage } from './chain-storage.ts'
import { ChainStateError } from './errors.ts'
import { type GenesisInput, genesisState } from './genesis.ts'
import { Inherent } from './inherent.ts'
import type { LocalState } from './local-state.ts'
import { runBlock } from './run-block.ts'
import { checkSignature, SignedExtrinsic } from './signed-extrinsic.ts'

const Body = z.array(z.union([Inherent, SignedExtrinsic]))
/** Blocks read at a time. */
const PAGE = 500

/**
 * Runs all stored blocks again from the genesis, signatures checked: whoever trusts the genesis need not trust the stored state.
 *
 * @returns the state after the newest block; its `stateHash` must be that of the stored one
 * @throws {@link ChainStateError} if a block cannot be read or does not follow from the one before
 * @throws {@link ChainCallError} `BadProof` if a call was not signed by its signer
 */
export async function replayBlocks(genesis: GenesisInput, storage: Pick<ChainStorage, 'blocksAfter'>): Promise<LocalState> {
  const [first] = await storage.blocksAfter(-1, 1)
  let state = genesisState(genesis, first?.header)
  for (;;) {
    const blocks = await storage.blocksAfter(state.header.block, PAGE)
    if (blocks.length === 0) return state
    for (const { header, extrinsics } of blocks) {
      const body = Body.safeParse(extrinsics)
      if (!body.success) throw new ChainStateError({ cause: body.error })
      const inherents = body.data.filter((one) => 'inherent' in one)
      const calls = body.data.filter((one) => 'call' in one)
      for (const call of calls) checkSignature(state.genesisHash, call)
      state = runBlock(state, { timeMs: header.timeMs, inherents, extrinsics: calls }).state
      if (state.header.hash !== header.hash)
        throw new ChainStateError({ cause: new Error(`block ${header.block}: expected the hash ${state.header.hash}, got ${header.hash}`) })
    }
  }
}
