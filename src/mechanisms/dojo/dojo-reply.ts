import type { CriterionAnswers } from '../../protocol/criteria.ts'
import type { CannotJudgeReason } from '../../protocol/judgment.ts'

/** What one judge says about a task, under the task's own response ids. */
export type DojoReply =
  | {
      readonly kind: 'ranked'
      /** 1 = best, 1 ... m without gaps, equal numbers are ties; one per response. */
      readonly ranks: Readonly<Record<string, number>>
      /** On the criterion's scale; one per response. */
      readonly grades: Readonly<Record<string, number>>
      /** The one its judge likes best, whatever was asked for; null = none; undefined = not said. Taste: no part of any score. */
      readonly preferred?: string | null
      /** Whether all of them fail, whatever their order; undefined = not said. No part of any score. */
      readonly allBad?: boolean
      /** To what was asked beside grade and rank, under the task's own ids. No part of any score. */
      readonly answers?: CriterionAnswers
      readonly reason: string | undefined
    }
  | { readonly kind: 'cannot-judge'; readonly why: CannotJudgeReason; readonly reason: string | undefined }

/** Ranks by response id; empty when the judge abstained. */
export function ranksOf(reply: DojoReply): Record<string, number> {
  return reply.kind === 'ranked' ? { ...reply.ranks } : {}
}
