import { utf8ToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod'
import { axonBodyHash } from './axon-body-hash.ts'
import { MalformedAuthError } from './errors.ts'
import type { ClaimReader } from './request-claim.ts'

/** The one field of a synapse that its signature must cover; Python hashes all but texts and whole numbers in a form of its own. */
const Synapse = z.object({ payload: z.string() })

/**
 * Axon and dendrite of Bittensor 10 and before: binds neither method nor path, and of the body only the declared
 * hash fields. So a synapse has its request, as JSON text, in the field `payload`, declares
 * `required_hash_fields = ["payload"]`, and nothing else of it is handed on.
 * @source opentensor/bittensor, core/dendrite.py, core/axon.py: default_verify
 */
export const readAxonClaim: ClaimReader = (headers, { body }) => {
  const sender = headers.readAddress('bt_header_dendrite_hotkey')
  const receiver = headers.readAddress('bt_header_axon_hotkey')
  const nonce = headers.read('bt_header_dendrite_nonce', '1 to 20 digits', (value) => /^[0-9]{1,20}$/.test(value))
  const uuid = headers.read('bt_header_dendrite_uuid', 'a UUID', (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value))
  return {
    sender,
    receiver,
    scheme: 'sr25519',
    nonce: `axon ${nonce} ${uuid}`,
    signedMs: Number(BigInt(nonce) / 1_000_000n),
    signature: headers.readSignature('bt_header_dendrite_signature'),
    open() {
      const payload = readPayload(body)
      return { text: utf8ToBytes(`${nonce}.${sender}.${receiver}.${uuid}.${axonBodyHash([payload])}`), body: utf8ToBytes(payload) }
    },
  }
}

function readPayload(body: Uint8Array): string {
  try {
    return Synapse.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))).payload
  } catch {
    throw new MalformedAuthError({ header: 'the body', expected: 'JSON with a text in "payload"', got: 'something else' })
  }
}
