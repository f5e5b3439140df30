import * as z from 'zod'
import { nounDocument } from '../../mechanisms/prompting/sources/nouns.ts'
import { concreteNouns } from '../../models/facts/word-net.ts'
import type { Tool } from './tool.ts'

const Search = z
  .object({
    meaning: z.string().min(3).describe('an explanation, or how it begins'),
    kinds: z.array(z.string()).describe('words that it covers'),
    word: z.string(),
    kindOf: z.string().describe('what it is a kind of'),
    begins: z.string(),
    letters: z.number().int().describe('its length, spaces included'),
  })
  .partial()
type Search = z.infer<typeof Search>

export interface WordRecord {
  readonly word: string
  readonly synonyms: readonly string[]
  readonly meaning: string
  readonly kindOf: string
  readonly kinds: readonly string[]
}

const MOST = 20

/** Nouns of WordNet by what they mean, what they cover, or as they are. */
export const dictionary: Tool<Search, readonly WordRecord[]> = {
  name: 'dictionary',
  description: 'Finds English nouns for concrete things by their explanation, by kinds of them, or by the word itself.',
  parameters: Search,
  async run(search) {
    const { meaning, kinds, word, kindOf, begins, letters } = search
    if (Object.keys(search).length === 0) return undefined
    const said = meaning?.toLowerCase()
    const found = concreteNouns().filter(
      (sense) =>
        (said === undefined || sense.gloss.toLowerCase().startsWith(said)) &&
        (kindOf === undefined || sense.kindOf === kindOf) &&
        (begins === undefined || sense.word.startsWith(begins.toLowerCase())) &&
        (letters === undefined || sense.word.length === letters) &&
        (kinds ?? []).every((kind) => sense.kinds.includes(kind.toLowerCase())) &&
        (word === undefined || sense.word === word.toLowerCase() || sense.synonyms.includes(word.toLowerCase())),
    )
    if (found.length === 0 || found.length > MOST) return undefined
    return {
      value: found.map(({ word, synonyms, gloss, kindOf, kinds }) => ({ word, synonyms, meaning: gloss, kindOf, kinds })),
      sources: found.map((sense) => nounDocument(sense).snapshot),
    }
  },
}
