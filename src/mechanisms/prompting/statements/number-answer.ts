import type { Verdict } from '../task-type.ts'
import { finalNumber } from '../verifiers/final-number.ts'
import { readNumbers } from '../verifiers/read-number.ts'
import { verdict } from '../verifiers/verdict.ts'
import { isWordSalad } from './is-word-salad.ts'

/** One number was asked for: what follows so many characters is not read. */
const LONGEST = 4000
/** More numbers than this are no working, but a list of guesses. */
const MOST_NUMBERS = 60

const OUTRIGHT = /^\W*(?:(?:it|that|this|the (?:answer|result|sum|total|difference|mean)) ?(?:is|'s|are|was|makes)\b|answer:)/i

/**
 * Checks an answer that comes down to one number, with its working or without it.
 *
 * @param worth what a value is worth, in [0, 1]: 1 = right
 * @param query the question: its numbers may be said again
 * @cost linear in at most 4,000 characters
 */
export function checkNumberAnswer(answer: string, worth: (value: number) => number, query: string): Verdict {
  const text = answer.slice(0, LONGEST)
  if (isWordSalad(text)) return verdict(0, 'words without an order that says something')
  if (readNumbers(text).length > MOST_NUMBERS) return verdict(0, 'more numbers than one answer has')
  const value = finalNumber(
    text,
    readNumbers(query).map((number) => number.value),
  )
  if (value === undefined) return verdict(0, 'does not commit itself to a number')
  if (conclusions(text).some((other) => other !== value)) return verdict(0, 'concludes several things')
  const correctness = worth(value)
  if (correctness === 0) return verdict(0, `comes to ${value}, which is wrong`, { contradicts: true })
  return verdict(correctness, correctness === 1 ? 'comes to the right number' : `comes to ${value}, which is near`)
}

/** Numbers of which the text says outright that they are it. */
function conclusions(text: string): number[] {
  const outright = text.split(/\n|(?<=[.!?])\s+/).filter((sentence) => OUTRIGHT.test(sentence))
  return outright.flatMap((sentence) => {
    const said = readNumbers(sentence)
    return said.length === 1 ? [said[0]!.value] : []
  })
}
