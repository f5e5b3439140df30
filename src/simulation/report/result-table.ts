import type { GroupResult, Interval, SimulationResult } from '../group-result.ts'

export const RESULT_HEAD = [
  'strategy',
  'miners',
  'share of pay',
  '95 %',
  'per miner',
  '95 %',
  'score',
  'trust',
  'judged',
  'scored',
  'withheld',
  'hours',
]

/** A result as text columns for a terminal. "per miner" is relative to one miner of the first group. */
export function resultTable(result: SimulationResult): string {
  const rows = [RESULT_HEAD, ...resultRows(result)]
  const widths = RESULT_HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '))
    .join('\n')
}

export function resultRows({ groups }: SimulationResult): string[][] {
  return groups.map(cells)
}

function cells(group: GroupResult): string[] {
  return [
    group.name,
    `${group.miners}`,
    share(group.share),
    interval(group.shareInterval, share),
    group.payRatio === undefined ? '-' : share(group.payRatio),
    interval(group.payRatioInterval, share),
    group.score === undefined ? '-' : group.score.toFixed(2),
    (group.epochs.at(-1)?.trust ?? 0).toFixed(2),
    `${group.judged}`,
    `${group.scored}`,
    `${group.withheld}`,
    group.hoursPerMiner.toFixed(2),
  ]
}

const share = (value: number) => `${(value * 100).toFixed(1)} %`
const interval = (bounds: Interval, format: (value: number) => string) => (bounds ? bounds.map(format).join(' to ') : '-')
