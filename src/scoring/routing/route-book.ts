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
  estimate(miner: string, type: string): RouteEstimate
}

/** Of a miner that nobody knows: as good as a coin that knows half of the answers, so that it is worth a try. */
const PRIOR_MEAN = 0.5
const PRIOR_VARIANCE = 0.25
/** Of one score around what its miner can do: answers are right or wrong, scores near 0 or 1. */
const NOISE = 0.16
/** How far a skill may wander between two observations: forgets half of what it knew within about 5 of them. */
const DRIFT = 0.004
const PRIOR_LATENCY_MS = 5_000
const PRIOR_RELIABILITY = 0.9
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
 * @source Kalman (1960), J. Basic Eng. 82(1):35-45, doi:10.1115/1.3662552; as local-level model in Durbin & Koopman (2012), Time Series Analysis by State Space Methods, ch. 2
 * @example createRouteBook().estimate('miner', 'sums').quality // 0.5
 */
export function createRouteBook(): RouteBook {
  const qualities = new Map<string, { readonly mean: number; readonly variance: number }>()
  const deliveries = new Map<string, { readonly reliability: number; readonly latencyMs: number }>()
  const qualityOf = (key: string) => qualities.get(key) ?? { mean: PRIOR_MEAN, variance: PRIOR_VARIANCE }
  const deliveryOf = (miner: string) => deliveries.get(miner) ?? { reliability: PRIOR_RELIABILITY, latencyMs: PRIOR_LATENCY_MS }
  return {
    observe({ miner, type, quality, answered, latencyMs }) {
      const { reliability, latencyMs: before } = deliveryOf(miner)
      deliveries.set(miner, {
        reliability:
          answered === undefined ? reliability : reliability + FRESHNESS * ((answered ? MOST_RELIABLE : 1 - MOST_RELIABLE) - reliability),
        latencyMs: latencyMs === undefined ? before : before + FRESHNESS * (latencyMs - before),
      })
      if (quality === undefined) return
      const key = keyOf(miner, type)
      const { mean, variance } = qualityOf(key)
      const wandered = Math.min(PRIOR_VARIANCE, variance + DRIFT)
      const gain = wandered / (wandered + NOISE)
      qualities.set(key, { mean: mean + gain * (quality - mean), variance: wandered * (1 - gain) })
    },
    estimate(miner, type) {
      const { mean, variance } = qualityOf(keyOf(miner, type))
      return { quality: mean, uncertainty: Math.sqrt(variance), ...deliveryOf(miner) }
    },
  }
}

function keyOf(miner: string, type: string): string {
  return `${miner}\0${type}`
}
