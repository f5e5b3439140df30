import { dojoRecipe } from '../scoring/dojo-recipe.ts'
import { type SkillBook, skillPosterior } from '../scoring/skill-posterior.ts'
import { listScoredWork } from '../store/scored-work.ts'
import type { Miner } from './miner.ts'

/** What tells which task suits which worker. */
export interface Routing {
  readonly skills: SkillBook
  /** Domains that were ever scored here. */
  readonly domains: readonly string[]
  /** How long a task must still have for a worker to take it: twice what half of its tasks took. */
  readonly usualMs: ReadonlyMap<string, number>
}

/** Fewer tasks say too little of how long a worker takes. */
const LEAST_TIMED = 5

/** Reads a miner's own scored work into what it knows of its workers: the same posterior as validators use, over these workers alone. */
export async function readRouting({ db, hotkey }: Miner): Promise<Routing> {
  const scored = await listScoredWork(db, { miner: hotkey, limit: 3000 })
  const entries = scored.map(({ worker, domain, epoch, value, evidence }) => ({ miner: hotkey, worker, domain, epoch, value, evidence }))
  const epoch = Math.max(0, ...entries.map((entry) => entry.epoch))
  const times = Map.groupBy(scored, ({ worker }) => worker)
  return {
    skills: skillPosterior(entries, { epoch, ...dojoRecipe.skill }),
    domains: [...new Set(scored.map(({ domain }) => domain))].sort(),
    usualMs: new Map(
      [...times].flatMap(([worker, tasks]) =>
        tasks.length < LEAST_TIMED ? [] : [[worker, 2 * median(tasks.map(({ tookMs }) => tookMs))]],
      ),
    ),
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
