import { SignedJudgment, Verdict } from '../protocol/judgment.ts'

/** What a stored judgment says of the order: rank by response, under the ids that its worker was shown; null = it could not be judged. */
export function ranksOf(signed: unknown): Record<string, number> | null {
  const verdict = Verdict.safeParse(SignedJudgment.safeParse(signed).data?.judgment.verdict).data
  if (verdict?.kind !== 'ranked') return null
  return Object.fromEntries(Object.entries(verdict.responses).map(([id, { rank }]) => [id, rank]))
}
