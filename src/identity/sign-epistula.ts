import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { sha256Hex } from '../core/hash.ts'
import type { Signer } from './signer.ts'

/**
 * Headers of Epistula v2, by which miners that know nothing of btauth/1 find out who asks.
 * @param request.uuid of version 4, new for every request
 * @source epistula.sybil.com/protocol; macrocosm-os/prompting, shared/epistula.py
 */
export function signEpistula({
  signer,
  body,
  receiver,
  nowMs,
  uuid,
}: {
  readonly signer: Signer
  readonly body: string
  readonly receiver: string
  readonly nowMs: number
  readonly uuid: string
}): Record<string, string> {
  const timestamp = String(Math.floor(nowMs))
  const text = utf8ToBytes(`${sha256Hex(body)}.${uuid}.${timestamp}.${receiver}`)
  return {
    'Epistula-Version': '2',
    'Epistula-Timestamp': timestamp,
    'Epistula-Uuid': uuid,
    'Epistula-Signed-By': signer.address,
    'Epistula-Signed-For': receiver,
    'Epistula-Request-Signature': `0x${bytesToHex(signer.sign(text))}`,
  }
}
