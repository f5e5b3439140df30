import type { CallLog, CallOutcome, ModelCall } from './call-log.ts'

/** A call that is over, or (without an outcome) still being made. */
export type LoggedCall = ModelCall & Partial<CallOutcome>

/** A call log of this process alone, kept nowhere: for tests and trials. */
export function createMemoryCallLog(): CallLog & { readonly calls: readonly LoggedCall[] } {
  const calls: LoggedCall[] = []
  return {
    calls,
    insert: async (call) => calls.push(call) - 1,
    async settle(id, outcome) {
      calls[id] = { ...calls[id]!, ...outcome }
    },
    async sum(sinceMs) {
      const recent = calls.filter(({ atMs }) => atMs >= sinceMs)
      return {
        tokens: recent.reduce((sum, { promptTokens, completionTokens }) => sum + promptTokens + completionTokens, 0),
        costUsd: recent.reduce((sum, { costUsd }) => sum + costUsd, 0),
      }
    },
  }
}
