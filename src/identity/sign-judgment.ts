import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Judgment } from '../protocol/judgment.ts'
import { judgmentText } from '../protocol/judgment-text.ts'
import type { Signer } from './signer.ts'

/**
 * A worker's signature of a judgment, in the form `SignedJudgment` holds it. Runs in a browser.
 * @param signer the key behind `judgment.worker`
 * @returns 0x and 128 lower-case hex digits
 */
export function signJudgment(signer: Signer, judgment: Judgment): string {
  return `0x${bytesToHex(signer.sign(utf8ToBytes(judgmentText(judgment))))}`
}
