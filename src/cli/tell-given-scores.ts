import type { GivenScores } from '../mechanisms/prompting/scoring/score-given-answers.ts'
import { printable } from './printable.ts'
import { textTable } from './text-table.ts'

const MEASURES = ['correctness', 'literal', 'semantic', 'style', 'speed', 'intent', 'grounding'] as const

/** Scores of answers to one question for people: best first, why each lost what it lost. */
export function tellGivenScores({ task, scores }: GivenScores): string {
  const records = scores.records.toSorted((a, b) => b.value - a.value)
  const rows = records.map(({ miner, value, components }) => [
    printable(miner),
    value.toFixed(3),
    ...MEASURES.map((measure) => components.find(({ metric }) => metric === measure)?.value?.toFixed(2) ?? ''),
  ])
  const table = textTable([['miner', 'score', ...MEASURES], ...rows], `l${'r'.repeat(1 + MEASURES.length)}`)
  const words = records.map((record) => `  ${printable(record.miner)}: ${record.words}`)
  return [task.taskId, ...table, ...words].join('\n')
}
