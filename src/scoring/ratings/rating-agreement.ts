import { friedmanTest } from '../../stats/friedman-test.ts'
import { kendallW } from '../../stats/kendall-w.ts'
import type { RatedCells } from './rated-cells.ts'
import { ratingAlpha } from './rating-alpha.ts'
import { ratingIcc } from './rating-icc.ts'
import { cohenFinding, meanKappa } from './rating-kappa.ts'
import { ratingMatrix } from './rating-matrix.ts'
import type { Finding } from './rating-report.ts'

/** Above these a matrix of all raters and items, or kappas of all pairs of raters, say little and cost much. */
const MOST_MATRIX_CELLS = 2e7
const MOST_PAIRED_RATERS = 50
/** A scale of grades that kappa can be taken on: whole numbers, so many steps at most. */
const MOST_GRADES = 11

/**
 * How far raters agree on values or ranks, each coefficient with its interval or the reason why there is none.
 *
 * @param againstRest of {@link raterAgainstRest}
 * @example orderAgreement({ kind: 'rank', cells: { raters: ['a'], items: ['x'], groups: [''], groupOf: [0], starts: [0, 1], raterOf: [0], values: [1] }, againstRest: [] })[0].undefinedBecause // 'there is only one rater'
 */
export function orderAgreement({
  kind,
  cells,
  againstRest,
}: {
  kind: 'value' | 'rank'
  cells: RatedCells<number>
  againstRest: readonly (number | undefined)[]
}): Finding[] {
  if (cells.raters.length < 2) return [oneRater]
  const findings = [
    ...(kind === 'value' ? [ratingAlpha(cells, cells.values, 'interval')] : []),
    ratingAlpha(cells, cells.values, 'ordinal'),
  ]
  const units = cells.starts.length - 1
  const matrix = units * cells.raters.length <= MOST_MATRIX_CELLS ? ratingMatrix(cells) : undefined
  if (kind === 'value') {
    findings.push(
      ...(matrix ? ratingIcc(matrix) : [{ name: 'ICC(2,1)', undefinedBecause: 'most cells of raters x items are empty: see alpha' }]),
    )
    if (matrix) findings.push(...gradeKappa(cells, matrix))
  }
  if (matrix && cells.groups.length === 1 && isComplete(matrix)) findings.push(concordance(matrix))
  return [...findings, ...restFindings(againstRest)]
}

/**
 * How far raters agree on labels.
 *
 * @example labelAgreement({ raters: ['a'], items: ['x'], groups: [''], groupOf: [0], starts: [0, 1], raterOf: [0], values: ['good'] })[0].undefinedBecause // 'there is only one rater'
 */
export function labelAgreement(cells: RatedCells<string>): Finding[] {
  if (cells.raters.length < 2) return [oneRater]
  const classes = [...new Set(cells.values)]
  const indices = new Map(classes.map((label, index) => [label, index]))
  const findings = [
    ratingAlpha(
      cells,
      cells.values.map((label) => indices.get(label)!),
      'nominal',
    ),
  ]
  if (cells.raters.length === 2) findings.push(cohenOf(ratingMatrix(cells), classes, 'none'))
  return findings
}

const oneRater: Finding = { name: 'agreement', undefinedBecause: 'there is only one rater' }

function gradeKappa(cells: RatedCells<number>, matrix: readonly (readonly (number | undefined)[])[]): Finding[] {
  const grades = [...new Set(cells.values)].sort((a, b) => a - b)
  const [low, high] = [grades[0]!, grades.at(-1)!]
  if (high - low >= MOST_GRADES || !grades.every(Number.isInteger)) return []
  if (cells.raters.length === 2) {
    const scale = Array.from({ length: high - low + 1 }, (_, step) => low + step)
    return [cohenOf(matrix, scale, 'quadratic')]
  }
  const name = 'mean quadratic kappa of pairs of raters'
  if (!isComplete(matrix)) return [{ name, undefinedBecause: 'cells are missing: see alpha' }]
  if (cells.raters.length > MOST_PAIRED_RATERS) return [{ name, undefinedBecause: `raters are more than ${MOST_PAIRED_RATERS}: see alpha` }]
  return [meanKappa(matrix, cells.groups.length > 1 ? cells.groupOf : cells.itemOf)]
}

function isComplete(matrix: readonly (readonly (number | undefined)[])[]): matrix is readonly (readonly number[])[] {
  return matrix.every((row) => !row.includes(undefined))
}

function cohenOf<Value>(
  matrix: readonly (readonly (Value | undefined)[])[],
  scale: readonly Value[],
  weights: 'none' | 'quadratic',
): Finding {
  const both = matrix.filter((row): row is Value[] => row[0] !== undefined && row[1] !== undefined)
  return cohenFinding(
    both.map((row) => row[0]!),
    both.map((row) => row[1]!),
    scale,
    weights,
  )
}

function concordance(matrix: readonly (readonly number[])[]): Finding {
  const name = "Kendall's W"
  const ratings = matrix[0]!.map((_, rater) => matrix.map((row) => row[rater]!))
  const value = kendallW(ratings)
  const test = friedmanTest(ratings)
  if (value === undefined || test === undefined) return { name, undefinedBecause: 'every rater tied all items, or there is only one' }
  const chance = (1 / ratings.length).toFixed(3)
  return { name, value, method: `chance gives ${chance}; p ${test.p === 0 ? '< 1e-300' : `= ${test.p.toPrecision(2)}`} (Friedman)` }
}

function restFindings(againstRest: readonly (number | undefined)[]): Finding[] {
  const name = 'one rater against the rest (Spearman)'
  const known = againstRest.filter((value) => value !== undefined).sort((a, b) => a - b)
  if (known.length === 0) return [{ name, undefinedBecause: 'no rater ordered two items that others judged too' }]
  const middle = (known[(known.length - 1) >> 1]! + known[known.length >> 1]!) / 2
  const method = `over ${known.length} raters`
  return [
    { name: `${name}, lowest`, value: known[0]!, method },
    { name: `${name}, median`, value: middle, method },
    { name: `${name}, highest`, value: known.at(-1)!, method },
  ]
}
