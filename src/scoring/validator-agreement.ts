import { createRng } from '../core/rng.ts'
import { bootstrapInterval } from '../stats/bootstrap-interval.ts'
import { mean } from '../stats/mean.ts'
import { spearman } from '../stats/spearman.ts'

/** What one validator has scored one miner in one kind of task. */
export interface ScoredCell {
  readonly validator: string
  readonly miner: string
  readonly type: string
  /** Scored answers. */
  readonly n: number
  /** Mean of their scores. */
  readonly mean: number
}

/** How one validator's scores agree with those of the others. */
export interface ValidatorAgreement {
  readonly validator: string
  /** Miners in a type that it and others have scored often enough. */
  readonly cells: number
  readonly miners: number
  /** Spearman's rank correlation; `undefined` for too few cells or miners. */
  readonly correlation: number | undefined
  /** 95 %, by bootstrap over miners. */
  readonly interval: readonly [number, number] | undefined
}

/** A mean of fewer answers is not compared. */
export const FEWEST_ANSWERS = 3
export const FEWEST_CELLS = 10
export const FEWEST_MINERS = 3
const RESAMPLES = 1000

/**
 * How far every validator puts miners in the order that the others put them in: each asks questions of its own, so only who is good at what can be alike.
 *
 * Spearman's correlation, over all miners and types that both sides have scored three times or more, of the mean by this validator and the mean of all answers
 * by the others; both less the type's own mean, because that some types are harder is no agreement on miners. The interval takes all types
 * of a miner together: they are not independent.
 *
 * @param cells at most one for each validator, miner and type
 * @returns one for each validator, in the order of their names; no correlation for fewer than ten cells or three miners
 * @cost a thousand correlations a validator
 * @source Spearman (1904), Am. J. Psychol. 15(1):72-101, doi:10.2307/1412159
 */
export function validatorAgreement(cells: readonly ScoredCell[]): ValidatorAgreement[] {
  return [...Map.groupBy(cells, ({ validator }) => validator)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([validator, own]) => {
      const others = Map.groupBy(
        cells.filter((cell) => cell.validator !== validator),
        ({ miner, type }) => `${type}/${miner}`,
      )
      const pairs = own.flatMap(({ miner, type, n, mean: here }) => {
        const there = others.get(`${type}/${miner}`) ?? []
        const answers = there.reduce((sum, cell) => sum + cell.n, 0)
        if (Math.min(n, answers) < FEWEST_ANSWERS) return []
        return [{ miner, type, here, there: there.reduce((sum, cell) => sum + cell.n * cell.mean, 0) / answers }]
      })
      return { validator, cells: pairs.length, ...agreementOf(pairs) }
    })
}

interface Pair {
  readonly miner: string
  readonly type: string
  readonly here: number
  readonly there: number
}

/** Means that only rounding tells apart are ties. */
const rounded = (value: number) => Math.round(value * 1e9) / 1e9

function agreementOf(pairs: readonly Pair[]): Pick<ValidatorAgreement, 'miners' | 'correlation' | 'interval'> {
  const miners = [...new Set(pairs.map(({ miner }) => miner))]
  if (pairs.length < FEWEST_CELLS || miners.length < FEWEST_MINERS)
    return { miners: miners.length, correlation: undefined, interval: undefined }
  const centred = [...Map.groupBy(pairs, ({ type }) => type).values()].flatMap((same) => {
    const [here, there] = [mean(same.map((pair) => pair.here))!, mean(same.map((pair) => pair.there))!]
    return same.map((pair) => ({ ...pair, here: rounded(pair.here - here), there: rounded(pair.there - there) }))
  })
  const correlate = (weights: ArrayLike<number>) => {
    const drawn = centred.flatMap((pair, n) => Array.from({ length: weights[n]! }, () => pair))
    return spearman(
      drawn.map(({ here }) => here),
      drawn.map(({ there }) => there),
    )
  }
  const once = centred.map(() => 1)
  const interval = bootstrapInterval(once, correlate, {
    rng: createRng('validator agreement'),
    clusters: centred.map(({ miner }) => miners.indexOf(miner)),
    resamples: RESAMPLES,
  })
  return { miners: miners.length, correlation: correlate(once), interval }
}
