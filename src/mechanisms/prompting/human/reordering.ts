import { sentences } from '../../../text/sentences.ts'
import type { FuzzOperator } from './fuzz-operator.ts'

/** Words by which a sentence leans on the one before it: such a text keeps its order. */
const LEANS =
  /\b(?:it|its|this|that|these|those|he|she|they|them|their|his|her|there|then|such|one|same|so|former|latter|first|next|above|below|following)\b/i

/**
 * Another order of what is said: the question before its circumstances, a condition behind what it is for, and what it is all about in front
 * ("The capital of X?" to "X, what is the capital of it?").
 */
export const reordering: FuzzOperator = {
  name: 'reordering',
  weight: ({ care, formality }) => Math.max(0.35, Math.min(1, 0.7 - 0.3 * care - 0.2 * formality)),
  apply(text, { strength, rng }) {
    const [turns, fronts, swaps] = [rng.next(), rng.next(), rng.next()]
    let rest = text
    if (turns < strength * 0.8) rest = conditionLast(rest)
    if (fronts < strength * 0.8) rest = topicFirst(rest, rng.pick([', ', ': ', '... ', ' - ']))
    if (swaps < strength * 0.6) rest = questionFirst(rest)
    return rest
  },
}

/** "If A, what is B?" to "What is B if A?" */
function conditionLast(text: string): string {
  return text.replace(
    /^((?:If|When|Given that|Suppose that|Assuming that|In|On|For|From|Between|Among|According to)\b[^,.?!\n]{3,80}), ([^,.?!\n]{5,160})([.?!])$/u,
    (_, condition: string, main: string, mark: string) => `${upper(main)} ${lower(condition)}${mark}`,
  )
}

/** A topic that stands only once, at the end of what is asked about it, moves to the front. */
function topicFirst(text: string, joint: string): string {
  return text.replace(
    /^(What|Which|Who|How|When|Where)([^.?!,\n\ue000-\uf8ff]{3,80}\b(?:of|in|for|about|on)) ((?:the )?[\ue000-\uf8ff])\?$/u,
    (_, asks: string, middle: string, topic: string) => `${topic}${joint}${lower(asks)}${middle} it?`,
  )
}

/** Of several sentences the last, if it asks, comes first. */
function questionFirst(text: string): string {
  if (text.includes('\n')) return text
  const said = sentences(text)
  const last = said.at(-1)
  if (said.length < 2 || !last?.endsWith('?') || LEANS.test(last) || said.some((one) => LEANS.test(one))) return text
  return [last, ...said.slice(0, -1)].join(' ')
}

const lower = (text: string) => (/^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1))
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
