import { gzipSync } from 'node:zlib'
import { standardisedColumns } from '../../../src/simulation/agents/standardised-columns.ts'
import { type Area, labelledArea, meanArea } from './area-under-curve.ts'
import type { AttackedTask, Copy } from './attacked-task.ts'
import { compareBags } from './bag.ts'
import { heldOutScores } from './learn-logistic.ts'
import { learnAll, type Reading } from './read-copy.ts'

/** How well two recipients can tell which of their copies are of the same response. */
export interface MatchingResult {
  readonly attack: string
  /** Within a task: pairs of copies of the same response against pairs of different ones. */
  readonly area: Area
  /** Part of the copies whose most alike copy is the right one; four responses: .25 by chance. */
  readonly found: number
}

/** How alike each pair is by each look: left copies one after the other, each with all right ones. */
interface Compared {
  readonly labels: readonly number[]
  readonly scores: Readonly<Record<string, readonly number[]>>
}

const AMOUNTS: Readonly<Record<string, (copy: Copy, place: number) => number>> = {
  'place in the order': (_, place) => place,
  bytes: ({ content }) => Math.log(Buffer.byteLength(content)),
  'bytes, compressed': ({ content }) => Math.log(gzipSync(content).length),
}

/**
 * Matches the copies of two recipients: each look for itself; all looks at the source as it stands, weighed as the truth of other tasks
 * teaches; and these together with those after undoing.
 * @param tasks at least ten, all of the same number of responses
 * @param further looks at the same tasks that need more than the source: how alike each pair is, left copies one after the other
 */
export function matchCopies(
  tasks: readonly AttackedTask[],
  read: (content: string) => Reading,
  further: readonly Readonly<Record<string, readonly number[]>>[] = [],
): MatchingResult[] {
  const compared = tasks.map((task, n): Compared => {
    const { labels, scores } = compareTask(task, read)
    return { labels, scores: { ...further[n], ...scores } }
  })
  const names = Object.keys(compared[0]!.scores)
  const single = names.map((attack) => measured(attack, compared, (_, task) => task.scores[attack]!))
  const learnt = (attack: string, used: readonly string[]) => {
    const examples = compared.map(({ labels, scores }) => ({
      labels,
      rows: standardisedColumns(labels.map((_, pair) => used.map((name) => scores[name]![pair]!))),
    }))
    const scores = heldOutScores(examples)
    return measured(attack, compared, (n) => scores[n]!)
  }
  return [...single, ...learnAll(names, learnt)]
}

function compareTask({ left, right }: AttackedTask, read: (content: string) => Reading): Compared {
  const [lefts, rights] = [left, right].map((copies) => copies.map(({ content }) => read(content))) as [Reading[], Reading[]]
  const amounts = Object.entries(AMOUNTS).map(([name, amountOf]) => {
    const others = right.map(amountOf)
    return [name, left.map(amountOf).flatMap((amount) => others.map((other) => -Math.abs(amount - other)))]
  })
  const bags = Object.keys(lefts[0]!).map((look) => [
    look,
    compareBags(
      lefts.map((reading) => reading[look]!),
      rights.map((reading) => reading[look]!),
    ).flat(),
  ])
  return {
    labels: left.flatMap(({ response }) => right.map((other) => (other.response === response ? 1 : 0))),
    scores: Object.fromEntries([...amounts, ...bags]),
  }
}

function measured(
  attack: string,
  compared: readonly Compared[],
  scoresOf: (n: number, task: Compared) => readonly number[],
): MatchingResult {
  const found = compared.map((task, n) => shareFound(scoresOf(n, task), task.labels))
  return {
    attack,
    area: meanArea(compared.map((task, n) => labelledArea(scoresOf(n, task), task.labels))),
    found: found.reduce((sum, share) => sum + share, 0) / found.length,
  }
}

/** Of equally alike ones the attacker takes any. */
function shareFound(scores: readonly number[], labels: readonly number[]): number {
  const side = Math.sqrt(labels.length)
  const shares = Array.from({ length: side }, (_, row) => {
    const [own, truth] = [scores, labels].map((all) => all.slice(row * side, (row + 1) * side)) as [number[], number[]]
    const best = own.flatMap((score, n) => (score === Math.max(...own) ? [truth[n]!] : []))
    return best.reduce((sum, label) => sum + label, 0) / best.length
  })
  return shares.reduce((sum, share) => sum + share, 0) / side
}
