import * as z from 'zod'
import { readEventData } from '../store/events.ts'
import type { Db } from '../store/open-store.ts'
import type { LedgerRow } from '../store/scores.ts'
import { weighLedger } from './read-ledger.ts'
import type { RunningMechanism } from './validator.ts'

const TaskScored = z.object({
  mechid: z.number(),
  epoch: z.number(),
  domain: z.string(),
  scores: z.array(
    z.object({
      miner: z.string(),
      worker: z.string(),
      value: z.number(),
      evidence: z.number(),
      deviation: z.array(z.number()),
      arrival: z.number(),
    }),
  ),
})
/** What every version has written. */
const AnyTaskScored = z.object({ epoch: z.number() })
const WeightsComputed = z.object({
  mechid: z.number(),
  epoch: z.number(),
  shares: z.array(z.tuple([z.string(), z.number()])),
  rulings: z
    .object({
      oneVoice: z.array(z.array(z.string())),
      cleared: z.array(z.tuple([z.string(), z.string()])),
      foundIn: z.array(z.tuple([z.string(), z.number()])).default([]),
    })
    .default({ oneVoice: [], cleared: [], foundIn: [] }),
})

/** Weights that a validator once computed, beside the same computed again. */
export interface ReplayedWeights {
  readonly eventId: number
  readonly epoch: number
  /** By miner, as the validator wrote them down. */
  readonly recorded: ReadonlyMap<string, number>
  /** By miner, from the scores that the log held at that moment, and the flags that counted. */
  readonly again: ReadonlyMap<string, number>
  /** Same miners, same bits. */
  readonly same: boolean
}

/**
 * Computes all weights of one validator again, from the event log alone: whoever has the log and this code can check what was paid.
 * **Reads** events only: neither scores nor tasks nor judgments. Weights whose window reaches back to scores of a version that logged less
 * cannot be computed again, and are left out.
 * @param running the mechanism with the recipe and the window that were in force
 */
export async function* replayWeights(db: Db, validator: string, running: RunningMechanism): AsyncGenerator<ReplayedWeights> {
  const { window } = running.config
  let ledger: LedgerRow[] = []
  let lastUntold = Number.NEGATIVE_INFINITY
  for await (const { id, kind, taskId, data } of readEventData(db, { actor: validator, kinds: ['task-scored', 'weights-computed'] })) {
    if (kind === 'task-scored') {
      const event = TaskScored.safeParse(data)
      if (!event.success) {
        lastUntold = Math.max(lastUntold, AnyTaskScored.parse(data).epoch)
        continue
      }
      const { mechid, epoch, domain, scores } = event.data
      if (mechid === running.mechid) for (const score of scores) ledger.push({ ...score, task_id: taskId ?? '', domain, epoch })
      continue
    }
    const { mechid, epoch, shares, rulings } = WeightsComputed.parse(data)
    if (mechid !== running.mechid) continue
    ledger = ledger.filter((row) => row.epoch > epoch - window)
    if (lastUntold > epoch - window) continue
    const recorded = new Map(shares)
    const again = weighLedger({ rows: ledger, rulings }, running, epoch)
    const same = recorded.size === again.size && [...again].every(([miner, share]) => recorded.get(miner) === share)
    yield { eventId: id, epoch, recorded, again, same }
  }
}
