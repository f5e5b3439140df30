import { rankGroups } from '../rank-groups.ts'

/** What a worker has said so far; nothing is preselected. Keys are response ids. */
export interface JudgmentDraft {
  readonly grades: Readonly<Record<string, number>>
  /** Places as chosen, 1 = best; equal places are ties; gaps mean nothing. */
  readonly places: Readonly<Record<string, number>>
  /** The one that is liked best, whatever was asked for; null = none of them; absent = not said. */
  readonly preferred?: string | null
  /** Own marks: which requirements (by their place in the list) a response meets. They stay in this browser. */
  readonly ticks: Readonly<Record<string, readonly number[]>>
  readonly reason: string
}

export const EMPTY_DRAFT: JudgmentDraft = { grades: {}, places: {}, ticks: {}, reason: '' }

/** A response's ticks with one of them turned round. */
export function toggleTick(ticks: JudgmentDraft['ticks'], id: string, requirement: number): JudgmentDraft['ticks'] {
  const own = ticks[id] ?? []
  return { ...ticks, [id]: own.includes(requirement) ? own.filter((tick) => tick !== requirement) : [...own, requirement] }
}

/** Places without gaps: { a: 1, b: 3, c: 1 } is { a: 1, b: 2, c: 1 }. */
export function ranksOf(places: JudgmentDraft['places']): Record<string, number> {
  return Object.fromEntries(rankGroups(places).flatMap((ids, index) => ids.map((id) => [id, index + 1])))
}

/** What is still missing before the judgment can be sent, in words; empty when complete. */
export function missingWords(draft: JudgmentDraft, labels: ReadonlyMap<string, string>): string {
  const without = (given: Readonly<Record<string, number>>) =>
    [...labels].filter(([id]) => given[id] === undefined).map(([, label]) => label)
  const parts = [
    { what: 'grade', labels: without(draft.grades) },
    { what: 'place', labels: without(draft.places) },
  ]
    .filter((part) => part.labels.length > 0)
    .map((part) => `a ${part.what} for ${listWords(part.labels)}`)
  return parts.length === 0 ? '' : `Still missing: ${parts.join('; ')}`
}

/** Pairs whose grades say one thing and whose places another: [better by grade, better by place]. */
export function contradictions(draft: JudgmentDraft): [string, string][] {
  const ids = Object.keys(draft.grades).filter((id) => draft.places[id] !== undefined)
  return ids.flatMap((a) =>
    ids.filter((b) => draft.grades[a]! > draft.grades[b]! && draft.places[a]! > draft.places[b]!).map((b): [string, string] => [a, b]),
  )
}

function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
