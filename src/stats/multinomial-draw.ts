import type { Rng } from '../core/rng.ts'

/**
 * Draws a resample of a sample given as counts: how often each distinct observation comes up in sum(counts) draws with
 * replacement. The same law as drawing one by one, but the cost is that of the distinct observations.
 *
 * @param counts how often each distinct observation occurs: shape [m], whole numbers >= 0
 * @returns a function that overwrites `drawn`, shape [m], with a fresh resample; equal seeds give equal resamples
 * @cost O(sum(counts)) once; then a resample costs the distinct observations times the standard deviation of a count, or sum(counts) if less
 * @source Devroye (1986), Non-Uniform Random Variate Generation, ch. XI.1: a multinomial as conditional binomials
 * @example multinomialDraw([0, 40], { int: () => 1 }).length // 1
 */
export function multinomialDraw(counts: ArrayLike<number>, rng: Rng): (drawn: Float64Array) => void {
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i]!
  return total > BINOMIAL_COST * counts.length ? drawByBinomials(counts, total, rng) : drawOneByOne(counts, total, rng)
}

/** What one binomial draw costs in draws of a single observation, about. */
const BINOMIAL_COST = 20

function drawOneByOne(counts: ArrayLike<number>, total: number, rng: Rng): (drawn: Float64Array) => void {
  const observations = new Int32Array(total)
  for (let i = 0, next = 0; i < counts.length; i++) {
    observations.fill(i, next, next + counts[i]!)
    next += counts[i]!
  }
  return (drawn) => {
    drawn.fill(0)
    for (let draws = 0; draws < total; draws++) drawn[observations[rng.int(0, total - 1)]!]!++
  }
}

/** One binomial after the other, each on what the ones before left. */
function drawByBinomials(counts: ArrayLike<number>, total: number, rng: Rng): (drawn: Float64Array) => void {
  const logFactorials = new Float64Array(total + 1)
  for (let i = 1; i <= total; i++) logFactorials[i] = logFactorials[i - 1]! + Math.log(i)
  return (drawn) => {
    let left = total
    let mass = total
    for (let i = 0; i < counts.length; i++) {
      const count = counts[i]!
      drawn[i] = count === mass ? left : binomialDraw(left, count / mass, rng, logFactorials)
      left -= drawn[i]!
      mass -= count
    }
  }
}

/** Successes in `trials` with chance `p` < 1: walks outwards from the likeliest number until the summed probability passes a uniform draw. */
function binomialDraw(trials: number, p: number, rng: Rng, logFactorials: Float64Array): number {
  if (trials === 0 || p === 0) return 0
  const mode = Math.min(trials, Math.floor((trials + 1) * p))
  const odds = p / (1 - p)
  const logAtMode =
    logFactorials[trials]! - logFactorials[mode]! - logFactorials[trials - mode]! + mode * Math.log(odds) + trials * Math.log1p(-p)
  let remaining = rng.next() - Math.exp(logAtMode)
  let above = mode
  let below = mode
  let chanceAbove = Math.exp(logAtMode)
  let chanceBelow = chanceAbove
  while (remaining >= 0 && (above < trials || below > 0)) {
    if (above < trials) {
      chanceAbove *= ((trials - above) / (above + 1)) * odds
      above++
      remaining -= chanceAbove
      if (remaining < 0) return above
    }
    if (below > 0) {
      chanceBelow *= below / (trials - below + 1) / odds
      below--
      remaining -= chanceBelow
      if (remaining < 0) return below
    }
  }
  return mode
}
