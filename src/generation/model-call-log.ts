import type { CallLog } from '../models/language/call-log.ts'
import { insertModelCall, sumModelCalls, updateModelCall } from '../store/model-calls.ts'
import type { Db } from '../store/open-store.ts'

/** The log of model calls in the database: budgets hold across restarts, and for several processes together. */
export function storedCallLog(db: Db): CallLog {
  return {
    insert: ({ model, purpose, atMs, promptTokens, completionTokens, costUsd }) =>
      insertModelCall(db, {
        model,
        purpose,
        at_ms: atMs,
        prompt_tokens: promptTokens,
        completion_tokens: completionTokens,
        cost_usd: costUsd,
        ms: null,
        outcome: null,
      }),
    settle: (id, { promptTokens, completionTokens, costUsd, ms, outcome }) =>
      updateModelCall(db, id, {
        prompt_tokens: promptTokens,
        completion_tokens: completionTokens,
        cost_usd: costUsd,
        ms: Math.round(ms),
        outcome,
      }),
    async sum(sinceMs) {
      const uses = await sumModelCalls(db, sinceMs)
      return {
        tokens: uses.reduce((sum, { promptTokens, completionTokens }) => sum + promptTokens + completionTokens, 0),
        costUsd: uses.reduce((sum, { costUsd }) => sum + costUsd, 0),
      }
    },
  }
}
