import { utf8ToBytes } from '@noble/hashes/utils.js'
import { sha256Hex } from '../core/hash.ts'
import type { ClaimReader } from './request-claim.ts'

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/**
 * Epistula v2: binds the body, but neither method nor path. The receiver, optional there, is asked for here.
 * Its "secret signatures" are ignored, since no two implementations agree on them.
 * @source epistula.sybil.com/protocol; macrocosm-os/prompting, shared/epistula.py
 */
export const readEpistulaClaim: ClaimReader = (headers, { body }) => {
  headers.read('Epistula-Version', '"2"', (value) => value === '2')
  const sender = headers.readAddress('Epistula-Signed-By')
  const receiver = headers.readAddress('Epistula-Signed-For')
  const uuid = headers.read('Epistula-Uuid', 'a UUID of version 4', (value) => UUID_V4.test(value))
  const timestamp = headers.read('Epistula-Timestamp', '1 to 16 digits', (value) => /^[0-9]{1,16}$/.test(value))
  return {
    sender,
    receiver,
    scheme: 'sr25519',
    nonce: `epistula ${timestamp} ${uuid}`,
    signedMs: Number(timestamp),
    signature: headers.readSignature('Epistula-Request-Signature'),
    open: () => ({ text: utf8ToBytes(`${sha256Hex(body)}.${uuid}.${timestamp}.${receiver}`), body }),
  }
}
