import type { Clock } from '../../core/clock.ts'
import type { AnswerRecord } from './answer-challenge.ts'

/** What a miner has done since it started, as counts: nothing of what it was asked. */
export interface MinerStatus {
  readonly startedAt: string
  readonly answered: number
  readonly lastAnsweredAt: string | null
  /** How often each tool was used. */
  readonly toolCalls: Readonly<Record<string, number>>
  /** Answers by whom: `rules`, or a language model's name. */
  readonly answersBy: Readonly<Record<string, number>>
  /** Answers of a language model that were not passed on, as they cited what is not there or failed. */
  readonly refused: number
}

/** Counts answers as they are recorded. */
export function createMinerStatus(clock: Clock): { record(answer: AnswerRecord): void; read(): MinerStatus } {
  const startedAt = new Date(clock.now()).toISOString()
  const [toolCalls, answersBy] = [new Map<string, number>(), new Map<string, number>()]
  let [answered, refused] = [0, 0]
  let lastAnsweredAt: string | null = null
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  return {
    record({ calls, by, refused: why }) {
      answered++
      lastAnsweredAt = new Date(clock.now()).toISOString()
      if (why !== undefined) refused++
      count(answersBy, by)
      for (const { tool } of calls) count(toolCalls, tool)
    },
    read: () => ({
      startedAt,
      answered,
      lastAnsweredAt,
      toolCalls: Object.fromEntries(toolCalls),
      answersBy: Object.fromEntries(answersBy),
      refused,
    }),
  }
}
