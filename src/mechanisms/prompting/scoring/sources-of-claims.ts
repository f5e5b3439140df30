import type { ClaimSource } from '../../../protocol/conversation.ts'
import type { Snapshot } from '../question.ts'
import { knownThings } from './known-things.ts'

/** Answers that claim more are told with the first so many. */
const MOST_TOLD = 30

/**
 * Each number and name that an answer adds to what was asked, and the source of the question that says it too: the first that does, in their order. What
 * none says may still hold, for an answer may rest on sources of its own; but nothing that the validator has speaks for it.
 *
 * @returns of the claims of one answer, as examination has found them, lower case
 * @cost linear in the sources, once for all answers
 * @example sourcesOfClaims([])(['paris']) // [{ claim: 'paris', source: null }]
 */
export function sourcesOfClaims(snapshots: readonly Snapshot[]): (claims: readonly string[]) => ClaimSource[] {
  const known = snapshots.map(({ source, text }) => ({ source, things: knownThings(text) }))
  return (claims) =>
    claims.slice(0, MOST_TOLD).map((claim) => ({ claim, source: known.find(({ things }) => things.has(claim))?.source ?? null }))
}
