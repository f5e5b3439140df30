import { rankGroups } from '../rank-groups.ts'
import type { JudgmentDraft } from './judgment-draft.ts'

/** One question of a task, as keys answer it. */
export interface KeyQuestion {
  readonly of: 'grade' | 'order' | 'favourite' | 'criterion'
  /** Of the criterion. */
  readonly id: string
  /** `one`: a key answers a part; `several`: it turns an option on or off; `focus`: a field takes the keys itself. */
  readonly kind: 'one' | 'several' | 'focus'
  /** What is answered one after the other: ids of responses, mostly. */
  readonly parts: readonly string[]
  /** What each key stands for; of the order, the response that comes next. */
  readonly keys: Readonly<Record<string, unknown>>
}

/** What the next key answers. */
export interface Flow {
  readonly question: KeyQuestion
  readonly part: string
  /** Of the order: the responses named so far, best first, tied ones together. */
  readonly named: readonly (readonly string[])[]
  readonly tying: boolean
}

/** What a key did: the draft it makes, the answer that was given, and what the next key answers. */
export interface Pressed {
  readonly flow: Flow | null
  readonly draft: JudgmentDraft
  readonly answered: { readonly question: KeyQuestion; readonly part: string; readonly value: unknown } | null
}

/** Begins a question at a part, or at its first one without an answer. */
export function openQuestion(draft: JudgmentDraft, question: KeyQuestion, part?: string): Flow {
  const open = question.parts.find((candidate) => !isAnswered(draft, question, candidate))
  return { question, part: part ?? open ?? question.parts[0]!, named: [], tying: false }
}

/** An open question after its draft was changed by something else, such as an undoing: the order goes on after what is placed. */
export function resumeQuestion(draft: JudgmentDraft, { question }: Pick<Flow, 'question'>): Flow {
  return { ...openQuestion(draft, question), named: question.of === 'order' ? rankGroups(draft.places) : [] }
}

/** The first question that has a part without an answer; an order that was begun goes on. What is asked for liking alone never opens by itself. */
export function openNext(draft: JudgmentDraft, questions: readonly KeyQuestion[]): Flow | null {
  const next = questions.find(
    (question) => question.of !== 'favourite' && question.parts.some((part) => !isAnswered(draft, question, part)),
  )
  return next ? resumeQuestion(draft, { question: next }) : null
}

/** On to the next part without an answer, and from the last one to the next question whose answers are keys. */
export function skipPart(draft: JudgmentDraft, flow: Flow, questions: readonly KeyQuestion[]): Flow | null {
  const { question } = flow
  const at = question.parts.indexOf(flow.part)
  const next = question.parts.find((part, index) => index > at && !isAnswered(draft, question, part))
  if (next !== undefined) return { ...flow, part: next }
  return openNext(
    draft,
    questions.filter((other) => other.kind !== 'focus' && (other.of !== question.of || other.id !== question.id)),
  )
}

/**
 * What one key does while a question is open.
 * @returns undefined when the key says nothing to this question
 */
export function pressKey(flow: Flow, key: string, draft: JudgmentDraft, questions: readonly KeyQuestion[]): Pressed | undefined {
  const { question, part } = flow
  if (question.of === 'order') return pressOrderKey(flow, key, draft, questions)
  if (question.kind === 'focus' || !Object.hasOwn(question.keys, key)) return undefined
  const value = question.keys[key]
  if (question.kind === 'several') {
    const before = draft.answers[question.id]?.[part]
    const chosen: readonly unknown[] = Array.isArray(before) ? before : []
    const toggled = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
    return { flow, draft: withAnswer(draft, question, part, toggled), answered: { question, part, value: toggled } }
  }
  const changed = withAnswer(draft, question, part, value)
  return { flow: skipPart(changed, flow, questions), draft: changed, answered: { question, part, value } }
}

/** Letters in the order of place, `=` between two that are tied; a digit is the place of the one response at hand. */
function pressOrderKey(flow: Flow, key: string, draft: JudgmentDraft, questions: readonly KeyQuestion[]): Pressed | undefined {
  const { question, part, tying } = flow
  const named = flow.named.length > 0 ? rankGroups(draft.places) : [] // meanwhile one may have been placed or moved by hand
  if (key === '=' && named.length > 0) return { flow: { ...flow, tying: true }, draft, answered: null }
  const place = Number(key)
  if (place >= 1 && place <= question.parts.length) {
    const changed = { ...draft, places: placedLast(draft.places, part, place) }
    return { flow: null, draft: changed, answered: { question, part, value: place } }
  }
  const id = question.keys[key]
  if (typeof id !== 'string' || named.flat().includes(id)) return undefined
  const groups = tying ? [...named.slice(0, -1), [...(named.at(-1) ?? []), id]] : [...named, [id]]
  const places = Object.fromEntries(groups.flatMap((group, index) => group.map((member) => [member, index + 1] as const)))
  const changed = { ...draft, places }
  const done = groups.flat().length === question.parts.length
  const rest = question.parts.find((candidate) => places[candidate] === undefined) ?? part
  const next = done ? skipPart(changed, flow, questions) : { question, part: rest, named: groups, tying: false }
  return { flow: next, draft: changed, answered: { question, part: id, value: groups.length } }
}

/** A response on a place, as the one that was placed last. */
export function placedLast(places: JudgmentDraft['places'], id: string, place: number | null): JudgmentDraft['places'] {
  const { [id]: _before, ...others } = places
  return place === null ? others : { ...others, [id]: place }
}

function isAnswered(draft: JudgmentDraft, { of, id }: KeyQuestion, part: string): boolean {
  if (of === 'grade') return draft.grades[part] !== undefined
  if (of === 'order') return draft.places[part] !== undefined
  if (of === 'favourite') return draft.preferred !== undefined
  return draft.answers[id]?.[part] !== undefined
}

function withAnswer(draft: JudgmentDraft, { of, id }: KeyQuestion, part: string, value: unknown): JudgmentDraft {
  if (of === 'grade') return { ...draft, grades: { ...draft.grades, [part]: Number(value) } }
  if (of === 'favourite') return { ...draft, preferred: value === null ? null : String(value) }
  return { ...draft, answers: { ...draft.answers, [id]: { ...draft.answers[id], [part]: value } } } as JudgmentDraft
}
