import type { Rng } from '../../../core/rng.ts'
import type { Bounds } from '../../../protocol/challenge-settings.ts'
import { hash32 } from '../../../text/min-hash.ts'
import { LANGUAGE_SKILLS, MOODS, type Persona, PROFILES, TONES } from '../persona.ts'

/** Bands of lambda, with how often each is wanted relative to the others: most people write fairly clearly. */
export const LAMBDA_BANDS = [
  { name: 'clear', low: 0, high: 0.25, weight: 1 },
  { name: 'plain', low: 0.25, high: 0.5, weight: 3 },
  { name: 'vague', low: 0.5, high: 0.75, weight: 2 },
  { name: 'fuzzy', low: 0.75, high: 1, weight: 1 },
] as const

/** One combination of what a challenge can be like. */
export interface CoverageCell extends Pick<Persona, 'profile' | 'mood' | 'tone'> {
  readonly type: string
  readonly band: (typeof LAMBDA_BANDS)[number]['name']
  /** Its place in its plan. */
  readonly index: number
  /** Names the cell in what is stored: places change with the types. */
  readonly key: string
  /** > 0: how often it is wanted, relative to the others. */
  readonly weight: number
}

/** All cells that may be drawn. */
export interface CoveragePlan {
  readonly cells: readonly CoverageCell[]
  readonly weights: Float64Array
  readonly hashes: Uint32Array
}

/** All of lambda. */
export const ANY_LAMBDA: Bounds = { low: 0, high: 1 }

/** How often each cell of a plan was drawn, in their order: all the state there is. */
export type CellVisits = ArrayLike<number>

/**
 * Every combination of task type, profile, mood, tone and lambda band.
 *
 * @param types with the share that is wanted of each, > 0; the relative weights of all cells must lie within a factor of ten, so that none starves
 * @param seed orders cells that are equally due: another one in each validator
 * @param isFeasible leaves cells out for good
 * @cost 40 ms for twelve types: 28,512 cells; make it once
 */
export function coveragePlan(
  types: ReadonlyMap<string, number>,
  seed: string,
  isFeasible: (cell: Omit<CoverageCell, 'index'>) => boolean = () => true,
): CoveragePlan {
  const combinations = [...types].flatMap(([type, share]) =>
    PROFILES.flatMap((profile) =>
      MOODS.flatMap((mood) =>
        TONES.flatMap((tone) =>
          LAMBDA_BANDS.map(({ name: band, weight }) => {
            const key = [type, profile, mood, tone, band].join('/')
            return { type, profile, mood, tone, band, key, weight: share * weight }
          }),
        ),
      ),
    ),
  )
  const cells = combinations.filter(isFeasible).map((cell, index) => ({ ...cell, index }))
  return {
    cells,
    weights: Float64Array.from(cells, ({ weight }) => weight),
    hashes: Uint32Array.from(cells, ({ key }) => hash32(`${seed}/${key}`)),
  }
}

/**
 * The cell that is due most: the least visited one for its weight, ties by the plan's seed. No cell is ever further than one visit from its
 * share, and within each round the order is scattered over all cells.
 *
 * due(cell) = (visits + phase) / weight, phase = a hash of seed, cell and visits, in [0, 1)
 *
 * @param lambda cells of bands outside of these bounds wait
 * @returns `undefined` for a plan without cells
 * @cost one pass over the cells: a tenth of a millisecond for 28,512
 * @source Madow (1949), On the theory of systematic sampling II, Ann. Math. Stat. 20(3):333-354, doi:10.1214/aoms/1177729988: one random start a cell
 */
export function nextCell(
  { cells, weights, hashes }: CoveragePlan,
  visits: CellVisits,
  lambda: Bounds = ANY_LAMBDA,
): CoverageCell | undefined {
  const bands = bandsWithin(lambda)
  let best: number | undefined
  let least = Number.POSITIVE_INFINITY
  for (let index = 0; index < cells.length; index++) {
    const count = visits[index] ?? 0
    if (count / weights[index]! >= least || !bands.has(cells[index]!.band)) continue
    const due = (count + phase(hashes[index]!, count)) / weights[index]!
    if (due < least) [best, least] = [index, due]
  }
  return best === undefined ? undefined : cells[best]
}

/** Names of the bands that hold some of these bounds. */
export function bandsWithin({ low, high }: Bounds): ReadonlySet<CoverageCell['band']> {
  const isPoint = low === high
  const held = LAMBDA_BANDS.filter((band) => (isPoint ? band.low <= low && low <= band.high : band.low < high && band.high > low))
  return new Set(held.map(({ name }) => name))
}

/** Who asks, and how unclearly. */
export interface CellAsking {
  readonly persona: Persona
  /** Within the bounds. */
  readonly lambda: number
  /** What the cell's band leaves of the bounds. */
  readonly within: Bounds
}

/** Who asks in a cell and how unclearly: language skill and place within the band are uniform. @param bounds hold some of the band */
export function askFrom({ profile, mood, tone, band }: CoverageCell, rng: Rng, bounds: Bounds = ANY_LAMBDA): CellAsking {
  const whole = LAMBDA_BANDS.find(({ name }) => name === band)!
  const within = { low: Math.max(whole.low, bounds.low), high: Math.min(whole.high, bounds.high) }
  const persona = { profile, mood, tone, languageSkill: rng.pick(LANGUAGE_SKILLS) }
  return { persona, lambda: within.low + (within.high - within.low) * rng.next(), within }
}

/**
 * How evenly the cells were visited.
 *
 * @returns in [0, 1]: entropy of the visits as a share of the most that the plan's cells allow; 1 = all alike; 0 before the second visit
 * @source Shannon (1948), A mathematical theory of communication, BSTJ 27(3):379-423, doi:10.1002/j.1538-7305.1948.tb01338.x
 */
export function coverageEntropy({ cells }: CoveragePlan, visits: CellVisits): number {
  const counts = cells.map(({ index }) => visits[index] ?? 0).filter((count) => count > 0)
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (counts.length < 2) return 0
  return counts.reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0) / Math.log(cells.length)
}

function phase(hash: number, count: number): number {
  let mixed = Math.imul(hash ^ Math.imul(count + 1, 0x9e37_79b9), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2_ae35)
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32
}
