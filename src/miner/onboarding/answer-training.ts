import { isDeepStrictEqual } from 'node:util'
import type { Verdict } from '../../protocol/judgment.ts'
import type { TrainingFeedback } from '../../protocol/onboarding.ts'
import {
  answerTrainingTask,
  findTrainingTask,
  listTrainingTasks,
  putQualification,
  type TrainingTaskRow,
} from '../../store/onboarding-training.ts'
import { InvalidTrainingAnswerError, UnknownTrainingTaskError } from '../errors.ts'
import type { Miner } from '../miner.ts'
import { compareOrders } from './compare-orders.ts'
import { COOLDOWN_MS, PASS_BOUND, passRule, ROUND_TASKS, VALID_MS } from './pass-rule.ts'
import { trainingSecret } from './training-secret.ts'
import { drawTrainingTask, type TrainingDraft } from './training-set.ts'

/** So many things to practise are named. */
const MOST_TO_PRACTISE = 5

/**
 * Compares a worker's order with the one that was built, and says how each response was made. The last task of a round that counts
 * decides on the qualification. Nothing of it is paid or leaves the miner.
 * **Safe to repeat because** the first answer counts: a later one gets its own feedback and changes nothing.
 * @throws {@link UnknownTrainingTaskError} if the worker has no such task
 * @throws {@link InvalidTrainingAnswerError} if it does not rank exactly the responses shown
 */
export async function answerTraining(
  miner: Pick<Miner, 'db' | 'hotkey' | 'clock'>,
  { worker, id, verdict }: { readonly worker: string; readonly id: string; readonly verdict: Verdict },
): Promise<TrainingFeedback> {
  const { db, hotkey, clock } = miner
  const row = await findTrainingTask(db, { miner: hotkey, id })
  if (!row || row.worker !== worker) throw new UnknownTrainingTaskError({ id })
  const draft = drawTrainingTask(row, await trainingSecret(db, hotkey))
  const told = compare(draft, verdict)
  // The answer that ends a round and what it decides are there together, or neither is.
  return db.transaction().execute(async (trx) => {
    await answerTrainingTask(trx, { id, judgedMs: clock.now(), agreement: told.agreement, missed: missedOf(draft, told) })
    return { ...told, round: await readRound({ ...miner, db: trx }, row) }
  })
}

type Told = Omit<TrainingFeedback, 'round'>

function compare({ responses }: TrainingDraft, verdict: Verdict): Told {
  const built = Object.fromEntries(responses.map(({ response, builtRank }) => [response.id, builtRank]))
  const own = verdict.kind === 'ranked' ? ranksOf(verdict.responses, Object.keys(built)) : undefined
  // Every training task can be judged: who says otherwise has said nothing of the order, which is what chance would.
  const { agreement, reversed, tied } = own ? compareOrders(built, own) : { agreement: 0, reversed: [], tied: [] }
  return {
    agreement,
    responses: responses
      .map(({ response: { id }, builtRank, faults }) => ({ id, builtRank, ownRank: own?.[id] ?? null, faults: [...faults] }))
      .sort((a, b) => a.builtRank - b.builtRank),
    reversed: [...reversed],
    tied: [...tied],
    cannotJudge: verdict.kind !== 'ranked',
  }
}

function ranksOf(judged: Readonly<Record<string, { rank: number }>>, shown: readonly string[]): Record<string, number> {
  const got = Object.keys(judged).sort()
  if (!isDeepStrictEqual(got, [...shown].sort())) throw new InvalidTrainingAnswerError({ expected: shown.length, got: got.length })
  return Object.fromEntries(Object.entries(judged).map(([id, { rank }]) => [id, rank]))
}

/** What was asked for, where a response with that fault was not put below one without it. */
function missedOf({ responses }: TrainingDraft, { reversed, tied, cannotJudge }: Told): string[] {
  if (cannotJudge) return []
  const faultsOf = new Map(responses.map(({ response, faults }) => [response.id, faults]))
  const missed = [...reversed, ...tied].flatMap(([better, worse]) => {
    const before = new Set(faultsOf.get(better)!.map(({ asked }) => asked))
    return faultsOf.get(worse)!.flatMap(({ asked }) => (before.has(asked) ? [] : [asked]))
  })
  return [...new Set(missed)]
}

/** How the round of a task stands; its end, where that was the last one, is decided here. */
async function readRound(
  { db, hotkey, clock }: Pick<Miner, 'db' | 'hotkey' | 'clock'>,
  { worker, domain, round, counts }: TrainingTaskRow,
): Promise<TrainingFeedback['round']> {
  const who = { miner: hotkey, worker, domain }
  const judged = (await listTrainingTasks(db, who)).filter((row) => row.round === round && row.judged_ms !== null)
  const standing = { done: judged.length, of: ROUND_TASKS, counts }
  if (judged.length < ROUND_TASKS) return { ...standing, outcome: null }
  const { passed, mean, lower } = passRule(judged.map(({ agreement }) => agreement ?? 0))
  const endedMs = Math.max(...judged.map(({ judged_ms }) => judged_ms ?? 0))
  const qualifies = passed && counts
  if (qualifies) await putQualification(db, { ...who, round, passed_ms: endedMs, until_ms: endedMs + VALID_MS })
  return {
    ...standing,
    outcome: {
      passed,
      mean,
      lower,
      needed: PASS_BOUND,
      until: qualifies ? new Date(endedMs + VALID_MS).toISOString() : null,
      retryAt: counts && !passed ? new Date(Math.max(endedMs + COOLDOWN_MS, clock.now())).toISOString() : null,
      practise: mostOften(judged.flatMap(({ missed }) => missed ?? [])),
    },
  }
}

function mostOften(texts: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_TO_PRACTISE)
    .map(([text]) => text)
}
