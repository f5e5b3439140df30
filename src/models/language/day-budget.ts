import type { Clock } from '../../core/clock.ts'
import { ModelBudgetError } from '../errors.ts'
import type { CallLog, CallOutcome, ModelCall } from './call-log.ts'
import type { ModelsConfig } from './models-config.ts'

const DAY_MS = 24 * 3600_000

/** A call that has been let through: it counts at the most it can use until it is settled. */
export interface ReservedCall {
  settle(outcome: CallOutcome): Promise<void>
}

/**
 * Lets a call through if the day's budget holds it at the most it can use. One that does not fit is refused without a trace; another is
 * written down and all are counted again: where two processes come at the same time the later sum sees both, so that they may both be
 * refused but never both be let through for the last dollar.
 * @throws {@link ModelBudgetError} if not
 */
export async function reserveCall(
  { log, clock, config: { tokensPerDay, budgetUsdPerDay } }: { log: CallLog; clock: Clock; config: ModelsConfig },
  call: Omit<ModelCall, 'atMs'>,
): Promise<ReservedCall> {
  const atMs = clock.now()
  const dayMs = Math.floor(atMs / DAY_MS) * DAY_MS
  const refusal = (tokens: number, costUsd: number): ModelBudgetError | undefined => {
    const untilMs = dayMs + DAY_MS
    if (tokens > tokensPerDay) return new ModelBudgetError({ spent: `${tokens} tokens`, limit: `${tokensPerDay} tokens`, untilMs })
    if (costUsd > (budgetUsdPerDay ?? Number.POSITIVE_INFINITY))
      return new ModelBudgetError({ spent: `$${costUsd.toFixed(4)}`, limit: `$${budgetUsdPerDay}`, untilMs })
  }
  const before = await log.sum(dayMs)
  const early = refusal(before.tokens + call.promptTokens + call.completionTokens, before.costUsd + call.costUsd)
  if (early) throw early
  const id = await log.insert({ ...call, atMs })
  const after = await log.sum(dayMs)
  const late = refusal(after.tokens, after.costUsd)
  if (!late) return { settle: (outcome) => log.settle(id, outcome) }
  await log.settle(id, { promptTokens: 0, completionTokens: 0, costUsd: 0, ms: 0, outcome: 'model-budget' })
  throw late
}
