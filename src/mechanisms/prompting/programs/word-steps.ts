import type { Rng } from '../../../core/rng.ts'
import { type Ending, filterStep, mapStep, type Step, type StepKit } from './step.ts'

const LETTERS = 'aeorstn'
const WORDS =
  'amber anchor arrow basin beacon bread canal candle cedar copper desert ember falcon forest garden harbor iron island jacket kettle lantern lemon marble meadow needle oasis onion orchard paper pepper quartz raven river saddle salt silver stone sugar tea thunder tower valley velvet violin willow winter yarn'.split(
    ' ',
  )

const filter = (words: string, condition: string, keeps: (item: string) => boolean) =>
  filterStep(`keeps only the words ${words}`, condition, keeps)

const FILTERS: readonly ((k: number, letter: string) => Step<string>)[] = [
  (k) => filter(`with more than ${k} letters`, `item.length > ${k}`, (item) => item.length > k),
  (k) => filter(`with at most ${k + 1} letters`, `item.length <= ${k + 1}`, (item) => item.length <= k + 1),
  (_, letter) => filter(`that contain the letter "${letter}"`, `item.includes('${letter}')`, (item) => item.includes(letter)),
  (_, letter) => filter(`that do not end in "${letter}"`, `!item.endsWith('${letter}')`, (item) => item.at(-1) !== letter),
  () => filter('with an even number of letters', 'item.length % 2 === 0', (item) => item.length % 2 === 0),
]

const MAPS: readonly ((k: number, letter: string) => Step<string>)[] = [
  () => mapStep<string>('writes each backwards', "item.split('').reverse().join('')", (item) => [...item].reverse().join('')),
  () => mapStep<string>('puts each into capitals', 'item.toUpperCase()', (item) => item.toUpperCase()),
  (k) => mapStep<string>(`cuts each to its first ${k - 1} letters`, `item.slice(0, ${k - 1})`, (item) => item.slice(0, k - 1)),
  (_, letter) => mapStep<string>(`puts "${letter}" before each`, `'${letter}' + item`, (item) => letter + item),
  () => mapStep<string>('moves the first letter of each to its end', 'item.slice(1) + item[0]', (item) => item.slice(1) + item.slice(0, 1)),
]

const ENDINGS: readonly ((sign: string) => Ending<string>)[] = [
  (sign) => ({
    words: `them as one text with "${sign}" between them`,
    expression: `kept.join('${sign}')`,
    statements: [
      "let text = ''",
      'for (let i = 0; i < kept.length; i++) {',
      `  if (i > 0) text = text + '${sign}'`,
      '  text = text + kept[i]',
      '}',
      'return text',
    ],
    run: (items) => items.join(sign),
  }),
  () => ({
    words: 'how many letters they have together',
    expression: "kept.join('').length",
    statements: ['let count = 0', 'for (const item of kept) count = count + item.length', 'return count'],
    run: (items) => items.reduce((sum, item) => sum + item.length, 0),
  }),
  () => ({
    words: 'the longest of them (the first of these, if there are several), or null if none is left',
    expression: 'kept.reduce((best, item) => (best === null || item.length > best.length ? item : best), null)',
    statements: [
      'let best = null',
      'for (const item of kept) {',
      '  if (best === null || item.length > best.length) best = item',
      '}',
      'return best',
    ],
    run: (items) => items.find((item) => items.every((other) => other.length <= item.length)) ?? null,
  }),
  () => ({
    words: 'them as a list without repeats, in the order in which they first come',
    expression: '[...new Set(kept)]',
    statements: ['const seen = []', 'for (const item of kept) {', '  if (!seen.includes(item)) seen.push(item)', '}', 'return seen'],
    run: (items) => items.filter((item, place) => items.indexOf(item) === place),
  }),
  () => ({
    words: 'the list of their lengths',
    expression: 'kept.map((item) => item.length)',
    statements: ['const lengths = []', 'for (let i = 0; i < kept.length; i++) lengths.push(kept[i].length)', 'return lengths'],
    run: (items) => items.map((item) => item.length),
  }),
]

/** Lists of words in small letters. */
export const wordSteps: StepKit<string> = {
  takes: 'a list of words in small letters',
  parameter: 'words',
  filter: (rng) => rng.pick(FILTERS)(rng.int(3, 6), rng.pick([...LETTERS])),
  map: (rng) => rng.pick(MAPS)(rng.int(3, 5), rng.pick([...LETTERS])),
  ending: (rng) => rng.pick(ENDINGS)(rng.pick(['-', '/', ' + ', ', ', '..'])),
  draw: (rng: Rng) => Array.from({ length: rng.int(4, 10) }, () => rng.pick(WORDS)),
}
