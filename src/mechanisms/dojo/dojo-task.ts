import * as z from 'zod'
import { FurtherCriteria } from '../../protocol/criteria.ts'
import { TaskId } from '../../protocol/ids.ts'
import { Criterion, ResponseKind, TaskOrigin } from '../../protocol/task.ts'
import { StoredTaskError } from '../errors.ts'

/** What a leaderboard says of a model: its score, and the standard deviation of that. */
export const Standing = z.object({ score: z.number(), uncertainty: z.number().min(0) })

/** Where standings come from. */
export const LeaderboardName = z.object({ name: z.string(), date: z.string() })

/** A candidate output with what only its validator knows. */
export const DojoResponse = z.object({
  id: z.string().min(1).max(64).describe("the task's own name of it; recipients see others"),
  kind: ResponseKind,
  content: z.string(),
  source: z.string().describe('who or what made it, and how it was degraded; told only after scoring'),
  standing: Standing.optional().describe("the place of its model on the task's leaderboard; absent where it is not on it"),
  knownRank: z.number().int().min(1).optional().describe('1 = best, known by construction; absent where nothing is known'),
})
export type DojoResponse = z.infer<typeof DojoResponse>

/** A dojo task: one instruction, several responses to be graded and ranked, and the part of the order that is known. */
export const DojoTask = z.object({
  id: TaskId,
  domain: z.string(),
  origin: TaskOrigin,
  title: z.string(),
  instruction: z.string(),
  requirements: z.array(z.string()).optional().describe('what the instruction asks for, one by one; absent where nobody took it apart'),
  criterion: Criterion,
  criteria: FurtherCriteria.optional().describe('what is asked beside it and not scored; absent where nothing is'),
  responses: z.array(DojoResponse).min(2).max(16).describe('in a drawn order that says nothing about them'),
  truth: z
    .enum(['construction', 'leaderboard', 'none'])
    .describe(
      'construction: known ranks follow from how the responses were degraded; leaderboard: they are probable from where their models stand',
    ),
  leaderboard: LeaderboardName.optional(),
  referenceRanks: z
    .record(z.string(), z.number())
    .optional()
    .describe('ranks that people gave elsewhere, by response id: held out for evaluation, never used in scoring or conclusions'),
})
export type DojoTask = z.infer<typeof DojoTask>

/** What is asked unless a task says otherwise: does the response do what was asked? Taste is another question. */
export const DOJO_CRITERION: Criterion = {
  id: 'adherence',
  question: 'How well does this response do what the instruction asks?',
  min: 1,
  max: 10,
  anchors: {
    '1': 'does not do it',
    '4': 'does some of it, with clear gaps or faults',
    '7': 'does most of it, with small gaps',
    '10': 'does all of it, and well',
  },
}

/** Reads a stored task. @throws {@link StoredTaskError} if it is not a dojo task */
export function readDojoTask(stored: unknown): DojoTask {
  const read = DojoTask.safeParse(stored)
  if (!read.success) throw new StoredTaskError({ mechanism: 'dojo', cause: read.error })
  return read.data
}
