import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { solveChallenge } from 'altcha-lib'
import type { DeriveKeyFunction } from 'altcha-lib/types'
import type { JoinChallenge, JoinProof } from '../protocol/joining.ts'

/**
 * The work that a proof is made of: SHA-256 of salt and attempt, hashed again `cost` times in all. Plain JavaScript rather than the browser's
 * own, which pages on plain HTTP do not have.
 */
export const deriveProofKey: DeriveKeyFunction = async ({ cost }, salt, attempt) => {
  let derivedKey = sha256(concatBytes(salt, attempt))
  for (let round = 1; round < cost; round++) derivedKey = sha256(derivedKey)
  return { parameters: {}, derivedKey }
}

/** Solves a miner's challenge, in a browser as in Node. Takes about half a second of one core, more while many join. */
export async function solveProof(challenge: JoinChallenge): Promise<JoinProof> {
  const solution = await solveChallenge({ challenge, deriveKey: deriveProofKey, timeout: 0 })
  if (!solution) throw new Error('solveProof: expected a solution, got a search that ended without one')
  return { challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } }
}
