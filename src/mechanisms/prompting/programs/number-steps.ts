import type { Rng } from '../../../core/rng.ts'
import { type Ending, filterStep, mapStep, type Step, type StepKit } from './step.ts'

const filter = (words: string, condition: string, keeps: (item: number) => boolean) =>
  filterStep(`keeps only the numbers that are ${words}`, condition, keeps)

const FILTERS: readonly ((k: number) => Step<number>)[] = [
  (k) => filter(`divisible by ${k}`, `item % ${k} === 0`, (item) => item % k === 0),
  (k) => filter(`greater than ${k}`, `item > ${k}`, (item) => item > k),
  (k) => filter(`less than ${10 * k}`, `item < ${10 * k}`, (item) => item < 10 * k),
  () => filter('odd', 'item % 2 !== 0', (item) => item % 2 !== 0),
  (k) => filter(`at least ${k} and at most ${9 * k}`, `item >= ${k} && item <= ${9 * k}`, (item) => item >= k && item <= 9 * k),
]

const MAPS: readonly ((k: number) => Step<number>)[] = [
  (k) => mapStep<number>(`multiplies each by ${k}`, `item * ${k}`, (item) => item * k),
  (k) => mapStep<number>(`adds ${k} to each`, `item + ${k}`, (item) => item + k),
  (k) => mapStep<number>(`takes each away from ${10 * k}`, `${10 * k} - item`, (item) => 10 * k - item),
  () => mapStep<number>('squares each', 'item * item', (item) => item ** 2),
  (k) => mapStep<number>(`replaces each by its distance from ${k}`, `Math.abs(item - ${k})`, (item) => (item > k ? item - k : k - item)),
]

const sum = (items: readonly number[]) => items.reduce((total, item) => total + item, 0)

const ENDINGS: readonly ((k: number) => Ending<number>)[] = [
  () => ({
    words: 'their sum',
    expression: 'kept.reduce((total, item) => total + item, 0)',
    statements: ['let total = 0', 'for (let i = 0; i < kept.length; i++) total = total + kept[i]', 'return total'],
    run: sum,
  }),
  () => ({
    words: 'the largest of them, or null if none is left',
    expression: 'kept.length === 0 ? null : Math.max(...kept)',
    statements: ['let best = null', 'for (const item of kept) if (best === null || item > best) best = item', 'return best'],
    run: (items) => [...items].sort((a, b) => b - a)[0] ?? null,
  }),
  () => ({
    words: 'the smallest of them, or null if none is left',
    expression: 'kept.length === 0 ? null : Math.min(...kept)',
    statements: ['let best = null', 'for (const item of kept) if (best === null || item < best) best = item', 'return best'],
    run: (items) => [...items].sort((a, b) => a - b)[0] ?? null,
  }),
  () => ({
    words: 'them as a list from the largest to the smallest',
    expression: 'kept.sort((a, b) => b - a)',
    statements: [
      'const sorted = []',
      'for (const item of kept) {',
      '  let place = 0',
      '  while (place < sorted.length && sorted[place] >= item) place = place + 1',
      '  sorted.splice(place, 0, item)',
      '}',
      'return sorted',
    ],
    run: (items) => [...items].sort((a, b) => b - a),
  }),
  (k) => ({
    words: `the remainder of their sum when it is divided by ${k + 5}`,
    expression: `kept.reduce((total, item) => total + item, 0) % ${k + 5}`,
    statements: ['let total = 0', 'for (const item of kept) total = total + item', `return total % ${k + 5}`],
    run: (items) => sum(items) % (k + 5),
  }),
  () => ({
    words: 'a list of the running totals',
    expression: 'kept.map((_, place) => kept.slice(0, place + 1).reduce((total, item) => total + item, 0))',
    statements: [
      'const totals = []',
      'let total = 0',
      'for (const item of kept) {',
      '  total = total + item',
      '  totals.push(total)',
      '}',
      'return totals',
    ],
    run: (items) => items.map((_, place) => sum(items.slice(0, place + 1))),
  }),
  () => ({
    words: 'the difference between the last and the first of them, or 0 if none is left',
    expression: 'kept.length === 0 ? 0 : kept.at(-1) - kept[0]',
    statements: ['if (kept.length === 0) return 0', 'const last = kept[kept.length - 1]', 'return last - kept[0]'],
    run: (items) => (items.at(-1) ?? 0) - (items[0] ?? 0),
  }),
]

/** Lists of whole numbers. */
export const numberSteps: StepKit<number> = {
  takes: 'a list of whole numbers',
  parameter: 'numbers',
  filter: (rng) => rng.pick(FILTERS)(rng.int(2, 9)),
  map: (rng) => rng.pick(MAPS)(rng.int(2, 12)),
  ending: (rng) => rng.pick(ENDINGS)(rng.int(2, 9)),
  draw: (rng: Rng) => Array.from({ length: rng.int(4, 12) }, () => rng.int(-15, 60)),
}
