import type { Rng } from '../../../core/rng.ts'

/** Words and phrases with what may stand for them, ready to be looked for. */
export interface WordTable {
  readonly others: ReadonlyMap<string, readonly string[]>
  readonly pattern: RegExp
}

/** @param entries each phrase with what may stand for it; of two that overlap the longer one counts */
export function wordTable(entries: readonly (readonly [string, readonly string[]])[]): WordTable {
  const others = new Map(entries.map(([phrase, replacements]) => [phrase.toLowerCase(), replacements]))
  const longestFirst = [...others.keys()].sort((a, b) => b.length - a.length)
  return { others, pattern: new RegExp(`(?<![\\p{L}'’])(?:${longestFirst.join('|')})(?![\\p{L}'’])`, 'giu') }
}

/**
 * Replaces words and phrases by others, a capital kept.
 *
 * @param chance in [0, 1]: for each place where one stands
 * @example replaceWords('What is it?', wordTable([['what is', ["what's"]]]), 1, { next: () => 0 }) // "What's it?"
 */
export function replaceWords(text: string, { others, pattern }: WordTable, chance: number, rng: Pick<Rng, 'next'>): string {
  return text.replace(pattern, (phrase) => {
    const [dice, choice] = [rng.next(), rng.next()]
    const replacements = others.get(phrase.toLowerCase())
    if (!replacements || dice >= chance) return phrase
    const other = replacements[Math.floor(choice * replacements.length)]!
    return /^\p{Lu}/u.test(phrase) ? other.charAt(0).toUpperCase() + other.slice(1) : other
  })
}
