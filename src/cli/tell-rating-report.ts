import type { Consensus, CriterionReport, Finding, Interval, RatedRater, RatingReport } from '../scoring/ratings/rating-report.ts'
import { printable } from './printable.ts'
import { textTable } from './text-table.ts'

/** Rows shown at the top and at the bottom of a longer list. */
const TOP = 10
const BOTTOM = 5
const LONGEST_NAME = 48

/** A report as text for a terminal. @param all every item and rater, instead of the first and the last */
export function tellRatingReport({ criteria }: RatingReport, { all }: { all: boolean }): string {
  return criteria.map((criterion) => tellCriterion(criterion, all).join('\n')).join('\n\n')
}

function tellCriterion({ criterion, counts, agreement, consensus, raters, gold, hints }: CriterionReport, all: boolean): string[] {
  const { judgments, items, groups, missing } = counts
  return [
    `== ${name(criterion)} ==`,
    `${judgments} judgments by ${counts.raters} raters of ${items} items${groups > 1 ? ` in ${groups} groups` : ''}; ${percent(missing)} of raters x items missing`,
    '',
    'Agreement (95 % interval)',
    ...tellFindings(agreement),
    ...(gold.length > 0 ? ['', 'Against gold', ...tellFindings(gold)] : []),
    '',
    ...tellConsensus(consensus, all),
    '',
    'Raters (reliability: 1 = always right, 0 = chance, below 0 = reversed)',
    ...tellRaters(raters, all),
    ...(hints.length > 0 ? ['', ...hints.map((hint) => `Note: ${hint}.`)] : []),
  ]
}

function tellFindings(findings: readonly Finding[]): string[] {
  return textTable(
    findings.map((finding) =>
      'value' in finding
        ? [`  ${finding.name}`, round(finding.value), range(finding.interval), finding.method]
        : [`  ${finding.name}`, 'undefined', '', `because ${finding.undefinedBecause}`],
    ),
    'lrll',
  )
}

function tellConsensus(consensus: Consensus, all: boolean): string[] {
  if (consensus.kind === 'none') return [`Consensus: undefined because ${consensus.undefinedBecause}`]
  if (consensus.kind === 'labels') {
    const { classes, items } = consensus
    const rows = items.map(({ item, group, label, probabilities, judgments }) => [
      `  ${name(item)}`,
      name(group ?? ''),
      name(label),
      ...probabilities.map((p) => p.toFixed(3)),
      `${judgments}`,
    ])
    return [
      'Consensus labels (probability of each)',
      ...textTable(
        [['  item', '', 'label', ...classes.map(name), 'judgments'], ...shorten(rows, all)],
        `lll${'r'.repeat(classes.length + 1)}`,
      ),
    ]
  }
  const rows = consensus.items.map(({ item, score, interval, block, judgments }, index) => [
    `  ${index + 1}`,
    name(item),
    round(score),
    range(interval),
    consensus.blocks > 1 ? `block ${block}` : '',
    `${judgments}`,
  ])
  return [
    `Consensus order (standard deviations of the items, 0 = their mean; reliability from ${consensus.evidence})`,
    ...textTable([['  ', 'item', 'score', '95 % interval', '', 'judgments'], ...shorten(rows, all)], 'rlrllr'),
  ]
}

function tellRaters(raters: readonly RatedRater[], all: boolean): string[] {
  const rows = raters.map(({ rater, judgments, reliability, standing, agreement }) => [
    `  ${name(rater)}`,
    'value' in reliability ? round(reliability.value) : 'undefined',
    'value' in reliability ? range(reliability.interval) : '',
    agreement === undefined ? '' : round(agreement),
    `${judgments}`,
    standing ?? ('undefinedBecause' in reliability ? `because ${reliability.undefinedBecause}` : ''),
  ])
  return textTable([['  rater', 'reliability', '95 % interval', 'with others', 'judgments', ''], ...shorten(rows, all)], 'lrlrrl')
}

/** The first and the last rows, and between them how many are left out. */
function shorten(rows: readonly (readonly string[])[], all: boolean): (readonly string[])[] {
  if (all || rows.length <= TOP + BOTTOM + 1) return [...rows]
  const gap = rows[0]!.map((_, column) => (column === 1 ? `... ${rows.length - TOP - BOTTOM} more (--all)` : ''))
  return [...rows.slice(0, TOP), gap, ...rows.slice(-BOTTOM)]
}

const round = (value: number): string => value.toFixed(3)
const range = (interval: Interval | undefined): string => (interval ? `[${round(interval[0])}, ${round(interval[1])}]` : '')
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const name = (text: string): string => {
  const clean = printable(text)
  return clean.length > LONGEST_NAME ? `${clean.slice(0, LONGEST_NAME - 1)}…` : clean
}
