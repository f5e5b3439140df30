import { describe, onTestFinished } from 'vitest'
import { describeChainContract } from '../../src/chain/contract.testing.ts'
import { parseSecretUri } from '../../src/identity/parse-secret-uri.ts'
import { signerOf } from '../../src/identity/secret-key.ts'
import { createEndpointChain } from './endpoint-chain.ts'

/** A node of a development chain, `ws://...`. */
const endpoint = process.env.SUBTENSOR_ENDPOINT
/** The secret of its sudo key, which pays for everything. */
const sudoUri = process.env.SUBTENSOR_SUDO ?? '//Alice'

describe.skipIf(!endpoint)('the node of SUBTENSOR_ENDPOINT', () => {
  describeChainContract('subtensor, at its endpoint,', async (settings) => {
    const under = await createEndpointChain({ endpoint: endpoint!, sudo: signerOf(parseSecretUri(sudoUri, 'sr25519')) }, settings)
    onTestFinished(() => under.close())
    return under
  })
})
