import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { SignedJudgment } from '../protocol/judgment.ts'
import { judgmentText } from '../protocol/judgment-text.ts'
import { verifySignature } from './verify-signature.ts'

/** Whether the worker named in a judgment signed exactly it. Total: never throws. */
export function verifyJudgment({ judgment, signature }: Pick<SignedJudgment, 'judgment' | 'signature'>): boolean {
  if (!SignedJudgment.shape.signature.safeParse(signature).success) return false
  try {
    const message = utf8ToBytes(judgmentText(judgment))
    return verifySignature({ address: judgment.worker, scheme: 'ed25519', message, signature: hexToBytes(signature.slice(2)) })
  } catch {
    return false // the judgment has no canonical form
  }
}
