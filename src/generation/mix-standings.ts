import type { Rng } from '../core/rng.ts'
import type { PageSandbox } from '../sandbox/open-page-sandbox.ts'
import type { Rejection } from './attempt.ts'
import { doWithout } from './do-without.ts'
import type { RunAnswer } from './generate-responses.ts'
import { runResponse } from './run-response.ts'
import type { Answer, FieldOfAnswers, TaskDraft } from './task-author.ts'

/** A task whose truth is a leaderboard: some of its answers stand on it, others (the whitepaper's a*, b*, c*) do not. */
export interface Field {
  readonly leaderboard: FieldOfAnswers['leaderboard']
  readonly answers: readonly (RunAnswer & { readonly standing?: { readonly score: number; readonly uncertainty: number } })[]
}

/**
 * Stage 7, for a task that has a chain: adds an answer to the unedited request whose rank nobody knows, so that the truth is partial.
 * One that does not run, is of no use, or says what an answer of the chain says is left out, and so is one that no model may write now:
 * the task does without.
 */
export async function addExperiment(
  draft: TaskDraft,
  { answers, pages }: { answers: readonly RunAnswer[]; pages: PageSandbox | undefined },
  rng: Rng,
): Promise<RunAnswer | undefined> {
  const answer = await draft.experiment?.(rng).catch(doWithout)
  if (!answer || answers.some((known) => wording(known.answer) === wording(answer))) return undefined
  const run = await runResponse({ kind: draft.instruction.kind, content: answer.content, requirements: [] }, pages)
  return run.problems.length > 0 ? undefined : { answer, edits: null, repairs: 0, run }
}

/** Word for word: spaces and line breaks say nothing. */
function wording({ content }: Answer): string {
  return content.trim().split(/\s+/).join(' ')
}

/**
 * Stage 7, for a task without a chain: answers of models with and without a standing, all of them run.
 * @returns the field, or why fewer than two answers with a standing run
 */
export async function answerByField(draft: TaskDraft, pages: PageSandbox | undefined, rng: Rng): Promise<Field | Rejection> {
  const { leaderboard, answers } = await draft.field!(rng)
  const { kind } = draft.instruction
  const running: Field['answers'][number][] = []
  let lastProblems: readonly string[] = []
  for (const { answer, standing } of answers) {
    const run = await runResponse({ kind, content: answer.content, requirements: [] }, pages)
    if (run.problems.length === 0) running.push({ answer, edits: null, repairs: 0, run, ...(standing ? { standing } : {}) })
    else lastProblems = run.problems
  }
  if (running.filter(({ standing }) => standing).length >= 2) return { leaderboard, answers: running }
  return {
    stage: 'mix-standings',
    reason: 'does-not-run',
    detail: `fewer than two answers with a standing run: ${lastProblems.join('; ')}`.slice(0, 2000),
  }
}
