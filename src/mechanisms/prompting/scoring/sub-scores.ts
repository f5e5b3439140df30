import { wordStems } from '../../../text/word-stems.ts'
import type { Verdict } from '../task-type.ts'
import { knownThings } from './known-things.ts'
import { namedThings } from './named-things.ts'

/** Shorter words say nothing of what a sentence is about. */
const LEAST_LETTERS = 4

export interface Examined {
  readonly answer: string
  readonly verdict: Pick<Verdict, 'correctness' | 'contradicts'>
  readonly semantic: number
  /** Numbers and names that the answer adds to what it was asked. */
  readonly claims: readonly string[]
}

/**
 * Whether an answer takes up what was asked for, right or wrong: who is right has, and who contradicts what is right; who says something
 * else about the same subject has not.
 *
 * intent = 1 where it contradicts, else max(correctness, semantic similarity, share of a reference's words in the answer, its numbers and names left out)
 *
 * @returns in [0, 1]
 * @cost linear in answer and references
 */
export function intentScore({ answer, verdict, semantic }: Examined, references: readonly string[]): number {
  const said = wordStems(answer)
  const frames = references.map((reference) => {
    const things = wordStems(namedThings(reference).join(' '))
    const frame = [...wordStems(reference)].filter((stem) => stem.length >= LEAST_LETTERS && !things.has(stem))
    return frame.length === 0 ? 0 : frame.filter((stem) => said.has(stem)).length / frame.length
  })
  return verdict.contradicts ? 1 : Math.max(verdict.correctness, semantic, ...frames)
}

/**
 * Whether what an answer says holds, asked for or not: the share of its numbers and names that its sources or references know. What the
 * verifier says counts as one claim more: it holds as far as it is right, and not at all where it contradicts. Numbers beside a right result
 * may be its working, and are not held against it.
 *
 * @param sources texts of the question's snapshots and references
 * @returns in [0, 1]; `null` for an answer that claims nothing, and so nothing that could be looked up
 * @cost linear in answer and sources
 */
export function groundingScore({ verdict, claims }: Omit<Examined, 'semantic'>, sources: readonly string[]): number | null {
  const { correctness, contradicts } = verdict
  const known = new Set(sources.flatMap((source) => [...knownThings(source)]))
  const held = claims.filter((claim) => known.has(claim) || (correctness > 0 && /\p{N}/u.test(claim))).length
  if (correctness > 0 || contradicts) return (held + (contradicts ? 0 : correctness)) / (claims.length + 1)
  return claims.length === 0 ? null : held / claims.length
}
