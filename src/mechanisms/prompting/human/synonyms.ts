import type { FuzzOperator } from './fuzz-operator.ts'
import { PARAPHRASES } from './paraphrases.ts'
import { replaceWords, wordTable } from './replace-words.ts'
import { safeSynonyms } from './safe-synonyms.ts'

const TABLE = wordTable(PARAPHRASES)

/** The same in other words: who knows a matter by hearsay does not use the words of the books. */
export const synonyms: FuzzOperator = {
  name: 'synonyms',
  weight: ({ care }) => Math.min(1, 0.9 - 0.1 * care),
  apply(text, { strength, rng }) {
    const paraphrased = replaceWords(text, TABLE, strength * 0.95, rng.fork('phrases'))
    const dice = rng.fork('words')
    const renamed = paraphrased.replace(/\b[a-z]{4,}\b/g, (word) => {
      const chance = dice.next()
      const others = safeSynonyms().get(word)
      return others && chance < strength * 0.7 ? dice.pick(others) : word
    })
    return renamed.replace(/\b([Aa])n? (?=(\p{L}))/gu, (_, a: string, next: string) => `${a}${/[aeiou]/i.test(next) ? 'n' : ''} `)
  },
}
