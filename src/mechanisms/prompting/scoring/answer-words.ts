import type { ExaminedAnswer } from '../examined-answer.ts'
import type { JudgedAnswer } from '../judged-answer.ts'

/**
 * The terms of an answer's score in a sentence each, for whoever answered: what was compared with what, and what came out.
 *
 * @param early share of the time to the deadline that was left, in [0, 1]
 * @param judged where judges say what it means, and not the embedder
 */
export function answerWords(answer: ExaminedAnswer, early: number, judged?: JudgedAnswer) {
  const { low, high } = answer.literalInterval
  return {
    correctness: asSentence(answer.words),
    literal: `In its words it is as near a reference as ${round(answer.literal)} (ROUGE-L and chrF, 1 = the same; with other references ${round(low)} to ${round(high)}).`,
    semantic:
      judged?.agreement === undefined
        ? `In its meaning it is as near a reference as ${round(answer.semantic)} (1 = the same, 0 = as answers to other questions are).`
        : `By ${judged.votes} votes of language models it says ${percent(judged.agreement)} of what a reference says.`,
    style: `Its style is as near the one that was wanted as ${round(answer.style)} (1 = the same).`,
    speed: `${percent(early)} of the time was left.`,
    intent: `It takes up ${percent(answer.intent)} of what was asked for.`,
    grounding:
      answer.grounding === null
        ? 'It says nothing that could be looked up.'
        : `${percent(answer.grounding)} of what it says is known to hold.`,
    originality: `${percent(1 - answer.copied)} of it is more than copied: what stands word for word in a source, and in no reference, is the rest.`,
    progress: `The conversation went ${percent(answer.progress)} of the way to its goal.`,
  }
}

/** With a capital and a stop. @example asSentence('12 is wrong') // '12 is wrong.' */
export function asSentence(words: string): string {
  const trimmed = words.trim()
  return `${trimmed.slice(0, 1).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) || trimmed === '' ? '' : '.'}`
}

function round(value: number): string {
  return value.toFixed(2)
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}
