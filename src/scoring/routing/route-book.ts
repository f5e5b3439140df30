/** What became of one prompt at one miner. */
export interface RouteObservation {
  readonly miner: string
  /** Type of the task that the prompt belonged to. */
  readonly type: string
  /** Score in [-1, 1], 0 = chance; `undefined` where nobody scored it. */
  readonly quality: number | undefined
  /** Whether an answer came at all; `undefined` where nobody noted it. */
  readonly answered: boolean | undefined
  /** From the request to the last piece of the answer, in milliseconds; `undefined` where none came. */
  readonly latencyMs: number | undefined
  /** Who asked; absent = a test by somebody who is trusted. */
  readonly asker?: string | undefined
}

/** What to expect of a miner for one type of task. */
export interface RouteEstimate {
  /** Score of a coming answer: in [-1, 1]. */
  readonly quality: number
  /** Standard deviation of `quality`. */
  readonly uncertainty: number
  /** Chance that an answer comes: in (0, 1). */
  readonly reliability: number
  readonly latencyMs: number
}

/** Everything that was observed, summed up by miner and type. */
export interface RouteBook {
  observe(observation: RouteObservation): void
  /** @param asker who would ask; absent = nobody who has asked before */
  estimate(miner: string, type: string, asker?: string): RouteEstimate
}

/** Whether and when answers come. */
type Delivery = Pick<RouteEstimate, 'reliability' | 'latencyMs'>

/** Of a miner that nobody knows: as good as a coin that knows half of the answers, so that it is worth a try. */
const PRIOR_MEAN = 0.5
const PRIOR_VARIANCE = 0.25
/** Of one score around what its miner can do: answers are right or wrong, scores near 0 or 1. */
const NOISE = 0.16
/** How far a skill may wander between two observations: forgets half of what it knew within about 5 of them. */
const DRIFT = 0.004
const PRIOR_DELIVERY: Delivery = { reliability: 0.9, latencyMs: 5_000 }
/** Nobody is ever certain to answer, or not to. */
const MOST_RELIABLE = 0.99
/** Share of the newest observation in reliability and latency. */
const FRESHNESS = 0.1
/**
 * Posterior of every miner's quality by type of task, as a local-level model: skill does a random walk and scores are noisy readings of it,
 * so that a miner that changed is known anew after some ten scores. A new type starts from nothing: who is good at sums may be bad at poems.
 *
 * variance grows by DRIFT, gain = variance / (variance + NOISE), mean += gain (score - mean), variance *= 1 - gain
 *
 * Reliability and latency are moving averages, one for each asker. It goes by its own, and whoever has not asked by the median of all; tests
 * are one of them, and count twice where the number is even. So no single asker speaks a miner ill or well to others, whatever it asks.
 *
 * @source Kalman (1960), J. Basic Eng. 82(1):35-45, doi:10.1115/1.3662552; as local-level model in Durbin & Koopman (2012), Time Series Analysis by State Space Methods, ch. 2
 * @example createRouteBook().estimate('miner', 'sums').quality // 0.5
 */
export function createRouteBook(): RouteBook {
  const qualities = new Map<string, { readonly mean: number; readonly variance: number }>()
  const deliveries = new Map<string, Deliveries>()
  const qualityOf = (key: string) => qualities.get(key) ?? { mean: PRIOR_MEAN, variance: PRIOR_VARIANCE }
  const deliveriesOf = (miner: string): Deliveries =>
    deliveries.get(miner) ?? { tests: PRIOR_DELIVERY, askers: new Map(), median: PRIOR_DELIVERY }
  return {
    observe({ miner, type, quality, asker, ...outcome }) {
      const before = deliveriesOf(miner)
      const tests = asker === undefined ? moved(before.tests, outcome) : before.tests
      if (asker !== undefined) before.askers.set(asker, moved(before.askers.get(asker) ?? before.median, outcome))
      deliveries.set(miner, { tests, askers: before.askers, median: medianOf(tests, [...before.askers.values()]) })
      if (quality === undefined) return
      const key = keyOf(miner, type)
      const { mean, variance } = qualityOf(key)
      const wandered = Math.min(PRIOR_VARIANCE, variance + DRIFT)
      const gain = wandered / (wandered + NOISE)
      qualities.set(key, { mean: mean + gain * (quality - mean), variance: wandered * (1 - gain) })
    },
    estimate(miner, type, asker) {
      const { mean, variance } = qualityOf(keyOf(miner, type))
      const { askers, median } = deliveriesOf(miner)
      return { quality: mean, uncertainty: Math.sqrt(variance), ...((asker === undefined ? undefined : askers.get(asker)) ?? median) }
    },
  }
}

/** Whether and when a miner's answers come, by who saw it. */
interface Deliveries {
  readonly tests: Delivery
  readonly askers: Map<string, Delivery>
  readonly median: Delivery
}

function moved({ reliability, latencyMs }: Delivery, seen: Pick<RouteObservation, 'answered' | 'latencyMs'>): Delivery {
  const came = seen.answered === undefined ? reliability : seen.answered ? MOST_RELIABLE : 1 - MOST_RELIABLE
  return {
    reliability: reliability + FRESHNESS * (came - reliability),
    latencyMs: latencyMs + FRESHNESS * ((seen.latencyMs ?? latencyMs) - latencyMs),
  }
}

function medianOf(tests: Delivery, askers: readonly Delivery[]): Delivery {
  const seen = askers.length % 2 === 0 ? [tests, ...askers] : [tests, tests, ...askers]
  const middle = (seen.length - 1) / 2
  return {
    reliability: seen.map(({ reliability }) => reliability).sort((a, b) => a - b)[middle]!,
    latencyMs: seen.map(({ latencyMs }) => latencyMs).sort((a, b) => a - b)[middle]!,
  }
}

function keyOf(miner: string, type: string): string {
  return `${miner}\0${type}`
}
