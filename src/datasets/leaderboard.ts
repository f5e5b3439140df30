import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { InvalidLeaderboardError, UnreadableFileError } from './errors.ts'
import type { ImportedTask } from './imported-task.ts'

/** A leaderboard as it stood on one day: what is known of models before people judge their responses. */
export const Leaderboard = z.object({
  name: z.string().min(1).max(200),
  date: z.iso.date(),
  domains: z.array(z.string().min(1)).min(1).optional().describe('the domains of tasks that it says something about; absent = all'),
  entries: z
    .array(
      z.object({
        model: z.string().min(1).max(200),
        score: z.number().describe("higher = better, on the leaderboard's own scale"),
        uncertainty: z.number().min(0).describe('standard deviation of the score'),
      }),
    )
    .min(2)
    .refine((entries) => new Set(entries.map(({ model }) => model)).size === entries.length, 'expected every model once'),
})
export type Leaderboard = z.infer<typeof Leaderboard>

/** @throws {@link UnreadableFileError} if the file cannot be read; {@link InvalidLeaderboardError} if it holds no leaderboard */
export async function readLeaderboard(path: string): Promise<Leaderboard> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UnreadableFileError({ path, cause })
  })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new InvalidLeaderboardError({ path, got: `no JSON: ${(cause as Error).message}`, cause })
  }
  const read = Leaderboard.safeParse(value)
  if (!read.success) throw new InvalidLeaderboardError({ path, got: z.prettifyError(read.error), cause: read.error })
  return read.data
}

/**
 * Gives a task's responses the places of the models that made them.
 * @returns the task as it was if the leaderboard says nothing about its domain, or knows fewer than two of its models
 */
export function withStandings(task: ImportedTask, { name, date, domains, entries }: Leaderboard): ImportedTask {
  if (domains && !domains.includes(task.domain)) return task
  const byModel = new Map(entries.map(({ model, score, uncertainty }) => [model, { score, uncertainty }]))
  const responses = task.responses.map((response) => {
    const standing = response.model === undefined ? undefined : byModel.get(response.model)
    return standing ? { ...response, standing } : response
  })
  if (responses.filter((response) => 'standing' in response).length < 2) return task
  return { ...task, responses, leaderboard: { name, date } }
}
