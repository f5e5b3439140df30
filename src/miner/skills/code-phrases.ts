/** How a step on a list is said in English, and how it is written; $1 and on are what the words say. */
interface CodePhrase {
  readonly says: RegExp
  readonly code: string
}

const QUOTED = '["“]([^"”]*)["”]'

/** What is done with each item of a list called `kept`, as calls in a chain. */
export const CODE_STEPS: readonly CodePhrase[] = [
  { says: /keeps only the numbers that are divisible by (\d+)/, code: '.filter((item) => item % $1 === 0)' },
  { says: /keeps only the numbers that are greater than (\d+)/, code: '.filter((item) => item > $1)' },
  { says: /keeps only the numbers that are less than (\d+)/, code: '.filter((item) => item < $1)' },
  { says: /keeps only the numbers that are odd/, code: '.filter((item) => Math.abs(item % 2) === 1)' },
  { says: /keeps only the numbers that are even/, code: '.filter((item) => item % 2 === 0)' },
  { says: /keeps only the numbers that are at least (\d+) and at most (\d+)/, code: '.filter((item) => item >= $1 && item <= $2)' },
  { says: /multiplies each by (\d+)/, code: '.map((item) => item * $1)' },
  { says: /adds (\d+) to each/, code: '.map((item) => item + $1)' },
  { says: /takes each away from (\d+)/, code: '.map((item) => $1 - item)' },
  { says: /squares each/, code: '.map((item) => item * item)' },
  { says: /replaces each by its distance from (\d+)/, code: '.map((item) => Math.abs(item - $1))' },
  { says: /keeps only the words with more than (\d+) letters/, code: '.filter((item) => item.length > $1)' },
  { says: /keeps only the words with at most (\d+) letters/, code: '.filter((item) => item.length <= $1)' },
  { says: new RegExp(`keeps only the words that contain the letter ${QUOTED}`), code: '.filter((item) => item.includes($1))' },
  { says: new RegExp(`keeps only the words that do not end in ${QUOTED}`), code: '.filter((item) => !item.endsWith($1))' },
  { says: /keeps only the words with an even number of letters/, code: '.filter((item) => item.length % 2 === 0)' },
  { says: /writes each backwards/, code: ".map((item) => [...item].reverse().join(''))" },
  { says: /puts each into capitals/, code: '.map((item) => item.toUpperCase())' },
  { says: /cuts each to its first (\d+) letters/, code: '.map((item) => item.slice(0, $1))' },
  { says: new RegExp(`puts ${QUOTED} before each`), code: '.map((item) => $1 + item)' },
  { says: /moves the first letter of each to its end/, code: '.map((item) => item.slice(1) + item.slice(0, 1))' },
]

const SUM = 'kept.reduce((sum, item) => sum + item, 0)'

/** What is returned, as an expression with `kept`. */
export const CODE_ENDINGS: readonly CodePhrase[] = [
  { says: /their sum(?! when)/, code: SUM },
  { says: /the remainder of their sum when it is divided by (\d+)/, code: `${SUM} % $1` },
  { says: /the largest of them, or null if none is left/, code: 'kept.length > 0 ? Math.max(...kept) : null' },
  { says: /the smallest of them, or null if none is left/, code: 'kept.length > 0 ? Math.min(...kept) : null' },
  { says: /them as a list from the largest to the smallest/, code: '[...kept].sort((one, other) => other - one)' },
  { says: /them as a list from the smallest to the largest/, code: '[...kept].sort((one, other) => one - other)' },
  { says: /a list of the running totals/, code: 'kept.map((_, at) => kept.slice(0, at + 1).reduce((sum, item) => sum + item, 0))' },
  {
    says: /the difference between the last and the first of them, or 0 if none is left/,
    code: 'kept.length > 0 ? kept.at(-1) - kept[0] : 0',
  },
  { says: new RegExp(`them as one text with ${QUOTED} between them`), code: 'kept.join($1)' },
  { says: /how many letters they have together/, code: "kept.join('').length" },
  {
    says: /the longest of them \(the first of these, if there are several\), or null if none is left/,
    code: 'kept.reduce((best, item) => (best === null || item.length > best.length ? item : best), null)',
  },
  { says: /them as a list without repeats, in the order in which they first come/, code: '[...new Set(kept)]' },
  { says: /the list of their lengths/, code: 'kept.map((item) => item.length)' },
]
