import { gzipSync } from 'node:zlib'
import { standardisedColumns } from '../../../src/simulation/agents/standardised-columns.ts'
import { words } from '../../../src/text/words.ts'
import { type Area, meanArea } from './area-under-curve.ts'
import type { AttackedTask, Copy } from './attacked-task.ts'
import { sizeOf } from './bag.ts'
import { heldOutScores } from './learn-logistic.ts'
import { learnAll, type Reading, UNDONE } from './read-copy.ts'

/** How well a program that never looks at a page can tell which of two responses is the better one. */
export interface RankingResult {
  readonly attack: string
  /** Over the pairs of responses of a task. */
  readonly area: Area
}

/**
 * Puts the responses of a task in order by their source: each amount for itself, more being better; and all of them, weighed as the truth
 * of other tasks teaches.
 */
export function rankCopies(tasks: readonly AttackedTask[], read: (content: string) => Reading): RankingResult[] {
  const amounts = tasks.map(({ left, requirements }) => {
    const asked = new Set(requirements.flatMap(words).filter((word) => word.length > 3))
    return left.map((copy) => amountsOf(copy, read(copy.content), asked))
  })
  const names = Object.keys(amounts[0]![0]!)
  const single = names.map((attack) => measured(attack, tasks, (n) => amounts[n]!.map((copy) => copy[attack]!)))
  const learnt = (attack: string, used: readonly string[]) => {
    const examples = tasks.map(({ left }, n) => {
      const rows = standardisedColumns(amounts[n]!.map((copy) => used.map((name) => copy[name]!)))
      const pairs = betterAndWorse(left).map(([better, worse]) => rows[better]!.map((value, at) => value - rows[worse]![at]!))
      return { rows: pairs, labels: pairs.map(() => 1) } // turned round, a pair says the opposite: no pair needs the label 0
    })
    return { attack, area: meanArea(heldOutScores(examples).map(shareAbove)) }
  }
  return [...single, ...learnAll(names, learnt)]
}

function amountsOf({ content }: Copy, reading: Reading, asked: ReadonlySet<string>): Record<string, number> {
  const askedIn = (found: Iterable<string>) => new Set([...found].flatMap(words).filter((word) => asked.has(word))).size
  const undone = Object.entries(reading).filter(([look]) => look.startsWith(UNDONE))
  return {
    bytes: Buffer.byteLength(content),
    'bytes, compressed': gzipSync(content).length,
    'words asked for': askedIn([content]),
    ...Object.fromEntries(Object.entries(reading).map(([look, bag]) => [look, sizeOf(bag)])),
    ...Object.fromEntries(Object.entries(reading).map(([look, bag]) => [`${look}, different ones`, bag.size])),
    [`${UNDONE}words asked for`]: askedIn(undone.flatMap(([, bag]) => [...bag.keys()])),
  }
}

/** Places of every two responses, the better one first. */
function betterAndWorse(copies: readonly Copy[]): (readonly [number, number])[] {
  return copies.flatMap((one, n) => copies.flatMap((other, m) => (one.rank < other.rank ? [[n, m] as const] : [])))
}

function measured(attack: string, tasks: readonly AttackedTask[], scoresOf: (n: number) => readonly number[]): RankingResult {
  const areas = tasks.map(({ left }, n) => {
    const scores = scoresOf(n)
    return shareAbove(betterAndWorse(left).map(([better, worse]) => scores[better]! - scores[worse]!))
  })
  return { attack, area: meanArea(areas) }
}

/** Part of the differences that are above 0; those of 0 count half. Over pairs of better and worse, that is the area under the curve. */
function shareAbove(differences: readonly number[]): number {
  return differences.reduce((sum, difference) => sum + (difference > 0 ? 1 : difference === 0 ? 0.5 : 0), 0) / differences.length
}
