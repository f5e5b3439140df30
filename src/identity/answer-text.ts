import { utf8ToBytes } from '@noble/hashes/utils.js'
import { sha256Hex } from '../core/hash.ts'

/** All that a signed answer is bound to. */
export interface AnswerFacts {
  readonly miner: string
  readonly validator: string
  /** Of the signed request: no two requests of one validator share it. */
  readonly nonce: string
  /** Of the request, as it was sent. */
  readonly body: string
  readonly answer: string
}

/** The six lines that a miner signs for an answer, as bytes: both texts by their SHA-256, no newline at the end. */
export function answerText({ miner, validator, nonce, body, answer }: AnswerFacts): Uint8Array {
  return utf8ToBytes(['kumite-answer/1', miner, validator, nonce, sha256Hex(body), sha256Hex(answer)].join('\n'))
}
