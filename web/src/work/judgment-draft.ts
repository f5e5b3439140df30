import { answerMisfit } from '../../../src/protocol/answer-misfit.ts'
import type { CriterionAnswer, CriterionAnswers, FurtherCriterion } from '../../../src/protocol/criteria.ts'
import type { DraftAnswers } from '../criteria/with-answer.ts'
import { rankGroups } from '../rank-groups.ts'

/** What a worker has said so far; nothing is preselected. Keys are response ids. */
export interface JudgmentDraft {
  readonly grades: Readonly<Record<string, number>>
  /** Places as chosen, 1 = best; equal places are ties; gaps mean nothing. */
  readonly places: Readonly<Record<string, number>>
  /** The one that is liked best, whatever was asked for; null = none of them; absent = not said. */
  readonly preferred?: string | null
  /** Even the best of them fails. */
  readonly allBad: boolean
  /** To what is asked besides. */
  readonly answers: DraftAnswers
  /** Own marks: which requirements (by their place in the list) a response meets. They stay in this browser. */
  readonly ticks: Readonly<Record<string, readonly number[]>>
  readonly reason: string
}

export const EMPTY_DRAFT: JudgmentDraft = { grades: {}, places: {}, allBad: false, answers: {}, ticks: {}, reason: '' }

/** A response's ticks with one of them turned round. */
export function toggleTick(ticks: JudgmentDraft['ticks'], id: string, requirement: number): JudgmentDraft['ticks'] {
  const own = ticks[id] ?? []
  return { ...ticks, [id]: own.includes(requirement) ? own.filter((tick) => tick !== requirement) : [...own, requirement] }
}

/** Places without gaps: { a: 1, b: 3, c: 1 } is { a: 1, b: 2, c: 1 }. */
export function ranksOf(places: JudgmentDraft['places']): Record<string, number> {
  return Object.fromEntries(rankGroups(places).flatMap((ids, index) => ids.map((id) => [id, index + 1])))
}

/** The answers of a draft as they are sent: each says of which kind it is. */
export function answersOf(answers: DraftAnswers, criteria: readonly FurtherCriterion[]): CriterionAnswers {
  return Object.fromEntries(
    criteria.flatMap(({ id, kind }) => (answers[id] ? [[id, { kind, by: answers[id] } as CriterionAnswer]] : [])), // its fields give each kind its values
  )
}

/** What is still missing before a judgment can be sent. */
export interface Missing {
  /** Responses without a grade, and without a place. */
  readonly grades: readonly string[]
  readonly places: readonly string[]
  /** Of what is asked besides: not answered though it must be, or not as it must be. */
  readonly criteria: readonly FurtherCriterion[]
}

/** @param ids of all responses */
export function findMissing(draft: JudgmentDraft, ids: readonly string[], criteria: readonly FurtherCriterion[]): Missing {
  const answers = answersOf(draft.answers, criteria)
  return {
    grades: ids.filter((id) => draft.grades[id] === undefined),
    places: ids.filter((id) => draft.places[id] === undefined),
    criteria: criteria.filter((criterion) => answerMisfit(criterion, answers[criterion.id], ids)),
  }
}

/** Pairs whose grades say one thing and whose places another: [better by grade, better by place]. */
export function contradictions(draft: JudgmentDraft): [string, string][] {
  const ids = Object.keys(draft.grades).filter((id) => draft.places[id] !== undefined)
  return ids.flatMap((a) =>
    ids.filter((b) => draft.grades[a]! > draft.grades[b]! && draft.places[a]! > draft.places[b]!).map((b): [string, string] => [a, b]),
  )
}
