import { normalQuantile } from '../stats/normal-quantile.ts'

/** How one judgment agreed: with the known order where there is one (gold), else with the other judges. */
export interface AgreementResult {
  readonly worker: string
  readonly gold: boolean
  /** Spearman, in [-1, 1]. */
  readonly value: number
}

export interface GoldRecord {
  readonly worker: string
  readonly gold: readonly number[]
  readonly others: readonly number[]
  /** Gold less the rest, beyond what that is for the other workers; `undefined` with too few results to compare. */
  readonly excess: { readonly value: number; readonly low: number; readonly high: number } | undefined
}

/** Fewer results of either kind than this, of a worker or of those it is compared with, say nothing. */
const LEAST = 10
const LEAST_WORKERS = 3
const CONFIDENCE = 0.999

/**
 * To whom known orders may have leaked: workers who are better where the order is known than they are elsewhere.
 *
 * excess = (mean on gold - mean elsewhere) - the mean of that difference over the other workers, for a known order is easier to agree
 * with than a few other judges are. Its variance: that of the own two means, from all workers' spread together, and that of the others'
 * differences. Where the low end of the 99.9 % interval is above 0, a leak is likelier than luck; who is merely good is good at both.
 *
 * @returns one for each worker, sorted by name
 * @cost O(n + workers^2)
 * @example goldLeaks([{ worker: 'w', gold: true, value: 1 }]) // [{ worker: 'w', gold: [1], others: [], excess: undefined }]
 */
export function goldLeaks(results: readonly AgreementResult[]): GoldRecord[] {
  const byWorker = Map.groupBy(results, ({ worker }) => worker)
  const records = [...byWorker.keys()].sort().map((worker) => {
    const own = byWorker.get(worker)!
    const values = (gold: boolean) => own.filter((result) => result.gold === gold).map(({ value }) => value)
    return { worker, gold: values(true), others: values(false) }
  })
  const telling = records.filter(({ gold, others }) => gold.length >= LEAST && others.length >= LEAST)
  const spread = { gold: pooledVariance(telling.map(({ gold }) => gold)), others: pooledVariance(telling.map(({ others }) => others)) }
  const differenceOf = ({ gold, others }: (typeof records)[number]) => mean(gold) - mean(others)
  const z = normalQuantile(1 - (1 - CONFIDENCE) / 2)
  return records.map((record) => {
    const peers = telling.filter((other) => other !== record).map(differenceOf)
    if (!telling.includes(record) || peers.length < LEAST_WORKERS) return { ...record, excess: undefined }
    const usual = mean(peers)
    const ofPeers = pooledVariance([peers]) / peers.length
    const sd = Math.sqrt(spread.gold / record.gold.length + spread.others / record.others.length + ofPeers)
    const value = differenceOf(record) - usual
    return { ...record, excess: { value, low: value - z * sd, high: value + z * sd } }
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Within the samples, each around its own mean. */
function pooledVariance(samples: readonly (readonly number[])[]): number {
  const squares = samples.reduce((sum, values) => sum + values.reduce((own, value) => own + (value - mean(values)) ** 2, 0), 0)
  const freedom = samples.reduce((sum, values) => sum + values.length - 1, 0)
  return freedom > 0 ? squares / freedom : 0
}
