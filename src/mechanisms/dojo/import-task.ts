import * as z from 'zod'
import type { Rng } from '../../core/rng.ts'
import type { TaskId } from '../../protocol/ids.ts'
import { ResponseKind } from '../../protocol/task.ts'
import { InvalidMaterialError } from '../errors.ts'
import { DOJO_CRITERION, type DojoTask, LeaderboardName, Standing } from './dojo-task.ts'

/** A task that came from outside, whatever read it. */
export const DojoImport = z.object({
  instruction: z.string().min(1),
  domain: z.string().min(1),
  responses: z
    .array(
      z.object({
        kind: ResponseKind,
        content: z.string(),
        source: z.string(),
        standing: Standing.optional(),
        rank: z.number().optional().describe('as people ranked it elsewhere, 1 = best'),
      }),
    )
    .min(2)
    .max(16),
  leaderboard: LeaderboardName.optional().describe('where the standings of responses come from'),
})
export type DojoImport = z.infer<typeof DojoImport>

/**
 * Turns an imported task into one that can be judged. Ranks that came with it are somebody's opinion, not construction:
 * they are kept apart as reference, to evaluate the network by. What a leaderboard says of the models is known, as a distribution.
 * @throws {@link InvalidMaterialError} if the material is not of that form
 * @param rng draws the stored order, so that the file's order (often best first) is gone
 */
export function dojoTaskFromImport(material: unknown, id: TaskId, rng: Rng): DojoTask {
  const read = DojoImport.safeParse(material)
  if (!read.success)
    throw new InvalidMaterialError({
      mechanism: 'dojo',
      expected: 'an instruction with 2 to 16 responses',
      got: z.prettifyError(read.error),
    })
  const imported = read.data
  const drawn = rng.shuffle(imported.responses).map((response, place) => ({ ...response, id: `r${place + 1}` }))
  const ranked = drawn.flatMap(({ id, rank }) => (rank === undefined ? [] : [[id, rank] as const]))
  return {
    id,
    domain: imported.domain,
    origin: 'import',
    title: titleOf(imported.instruction),
    instruction: imported.instruction,
    criterion: DOJO_CRITERION,
    responses: drawn.map(({ id, kind, content, source, standing }) => ({ id, kind, content, source, ...(standing ? { standing } : {}) })),
    ...(imported.leaderboard ? { truth: 'leaderboard', leaderboard: imported.leaderboard } : { truth: 'none' }),
    ...(ranked.length > 0 ? { referenceRanks: Object.fromEntries(ranked) } : {}),
  }
}

/** The beginning of an instruction on one line, cut at a word where possible. */
function titleOf(instruction: string): string {
  const line = instruction.replace(/\s+/g, ' ').trim()
  if (line.length <= TITLE_LENGTH) return line
  const cut = line.slice(0, TITLE_LENGTH - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > TITLE_LENGTH / 2 ? cut.slice(0, space) : cut).toWellFormed()}…`
}

const TITLE_LENGTH = 80
