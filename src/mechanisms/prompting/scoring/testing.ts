import { systemClock } from '../../../core/clock.ts'
import type { Hotkey, TaskId } from '../../../protocol/ids.ts'
import type { Transcript } from '../../../protocol/transcript.ts'
import { hash32 } from '../../../text/min-hash.ts'
import type { ExaminedAnswer } from '../examined-answer.ts'
import type { Question } from '../question.ts'
import type { TaskType } from '../task-type.ts'
import { checkClaims } from '../verifiers/check-claims.ts'
import type { AnsweredTask } from './score-answers.ts'

/** Right answers to one question, with nothing taken off: changes say what is tried. */
export function anExaminedAnswer(changes: Partial<ExaminedAnswer> = {}): ExaminedAnswer {
  const answer = changes.answer ?? 'The capital of France is Paris.'
  return {
    transcript: aTranscript(answer),
    answer,
    correctness: 1,
    contradicts: false,
    literal: 1,
    literalInterval: { low: 0.5, high: 1 },
    semantic: 1,
    style: 1,
    echo: 0,
    copied: 0,
    scrambled: false,
    fabricated: false,
    intent: 1,
    grounding: 1,
    progress: 1,
    closedForm: false,
    claims: ['paris'],
    fingerprint: Array.from({ length: 64 }, (_, place) => hash32(`${answer} ${place}`)),
    words: 'It says so.',
    ...changes,
  }
}

export function aTranscript(answer: string, challenge = 'hey whats the capital of France??'): Transcript {
  return { turns: [{ challenge, answer, status: 'ok', firstMs: 100, totalMs: 0 }] }
}

export function anAnsweredTask(changes: Partial<AnsweredTask> = {}): AnsweredTask {
  return { taskId: 'task-0001' as TaskId, weights: { correctness: 0.7, literal: 0.15, semantic: 0.15 }, deadlineMs: 10_000, ...changes }
}

/** Answers by number of miner. */
export function byMiner(answers: readonly ExaminedAnswer[]): Map<Hotkey, ExaminedAnswer> {
  return new Map(answers.map((answer, n) => [minerOf(n), answer]))
}

export function minerOf(n: number): Hotkey {
  return `5Miner${String(n).padStart(3, '0')}` as Hotkey
}

const CAPITAL_CLAIMS = [
  { words: 'The capital is Paris.', about: [], says: ['is Paris', 'its Paris', 'Paris is'], never: ['Lyon', 'Madrid', 'Rome'] },
  { words: 'It lies on the Seine.', about: [], says: ['the Seine', 'river Seine'], never: ['Rhine', 'Danube'] },
]

/** One question in full sentences, so that intent, grounding and style can be told apart. */
export const capitalType: TaskType = {
  name: 'capital',
  version: 'capital/1',
  words: 'Answer one question.',
  weights: { correctness: 0.7, literal: 0.15, semantic: 0.15 },
  async make() {
    return capitalQuestion
  },
  async verify(_, answer) {
    const { checks, share, contradicts } = checkClaims(answer, CAPITAL_CLAIMS)
    return {
      correctness: contradicts ? 0 : share,
      contradicts,
      claims: checks,
      words: `${Math.round(share * 2)} of 2 facts are there.`,
    }
  },
}

export const capitalQuestion: Question = {
  type: 'capital',
  version: 'capital/1',
  topic: 'countries',
  subtopic: 'France',
  goal: 'know the capital of France',
  query: 'Which city is the capital of France, and on which river is it?',
  essentials: ['France'],
  difficulty: 0.2,
  snapshots: [
    {
      source: 'fixture',
      revision: '1',
      licence: 'CC0-1.0',
      text: 'France is a country in Western Europe. Its currency is the euro. Its government has its seat in Paris, the city on the Seine where most of the ministries have been since the Middle Ages, and where about two million people live today.',
    },
  ],
  references: [
    { text: 'The capital of France is Paris, and the river that runs through the city is the Seine.', by: 'one', citations: [] },
    { text: 'Paris is the capital of France. The city lies on the river Seine.', by: 'another', citations: [] },
  ],
  expected: null,
}

/** What something gives and how long it takes; what seems slow is tried twice more, because others use the machine too. */
export async function timed<T>(run: () => Promise<T>): Promise<{ value: T; tookMs: number }> {
  let tookMs = Number.POSITIVE_INFINITY
  for (let attempt = 1; ; attempt++) {
    const started = systemClock.now()
    const value = await run()
    tookMs = Math.min(tookMs, systemClock.now() - started)
    if (tookMs <= 1000 || attempt === 3) return { value, tookMs }
  }
}
