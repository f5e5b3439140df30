import { words } from '../../../text/words.ts'
import type { Constraint } from './constraint.ts'

/** Longer answers obey nothing. */
const MOST_CHARACTERS = 10_000

/**
 * Whether an answer obeys one constraint.
 *
 * @cost linear in at most 10,000 characters
 * @example obeys('Now a boat rests.', { kind: 'begins', word: 'now' }) // true
 * @example obeys('- one\n- two', { kind: 'bullets', count: 3 }) // false
 */
export function obeys(answer: string, constraint: Constraint): boolean {
  if (answer.length > MOST_CHARACTERS) return false
  const text = answer.trim()
  const said = words(text)
  switch (constraint.kind) {
    case 'sentences':
      return (
        text.endsWith('.') && sentencesOf(text).length === constraint.count && sentencesOf(text).every((each) => words(each).length > 1)
      )
    case 'bullets': {
      const lines = text.split('\n')
      return lines.length === constraint.count && lines.every((line) => /^- \S/.test(line))
    }
    case 'keys': {
      const object = objectOf(text)
      return object !== undefined && JSON.stringify(Object.keys(object).toSorted()) === JSON.stringify(constraint.keys.toSorted())
    }
    case 'list': {
      const list = objectOf(text)?.[constraint.key]
      const isTexts = Array.isArray(list) && list.every((item) => typeof item === 'string' && item.trim() !== '')
      return isTexts && list.length === constraint.count && new Set(list).size === list.length
    }
    case 'number': {
      const value = objectOf(text)?.[constraint.key]
      return typeof value === 'number' && value >= constraint.least && value <= constraint.most
    }
    case 'begins':
      return said[0] === constraint.word.toLowerCase()
    case 'ends':
      return said.at(-1) === constraint.word.toLowerCase()
    case 'mentions':
      return said.includes(constraint.word.toLowerCase())
    case 'before': {
      const [first, second] = [said.indexOf(constraint.first.toLowerCase()), said.indexOf(constraint.second.toLowerCase())]
      return first !== -1 && first < second
    }
    case 'without-letter':
      return said.length > 0 && !text.normalize('NFKD').toLowerCase().includes(constraint.letter)
    case 'without-comma':
      return said.length > 0 && !/[,，،]/.test(text)
    case 'most-words':
      return said.length > 0 && said.length <= constraint.count
    case 'fewest-words':
      return said.length >= constraint.count
    case 'small-letters':
      return said.length > 0 && text === text.toLowerCase()
  }
}

/** Cut at stops that end a word. */
function sentencesOf(text: string): string[] {
  return text.split(/[.!?]+(?:\s+|$)/).filter((each) => each.trim() !== '')
}

/** The JSON object that a text is, perhaps in a fence. @returns `undefined` where it is anything else */
function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^```(?:json)?\n([\s\S]*)\n```$/, '$1'))
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : undefined
  } catch {
    return undefined
  }
}
