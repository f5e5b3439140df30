import * as z from 'zod'
import type { Rng } from '../../core/rng.ts'
import { varyResponse } from '../../obfuscation/vary-response.ts'
import { FurtherCriteria } from '../../protocol/criteria.ts'
import type { TaskId } from '../../protocol/ids.ts'
import { ResponseKind } from '../../protocol/task.ts'
import { InvalidMaterialError } from '../errors.ts'
import { DOJO_CRITERION, type DojoTask, LeaderboardName, Standing } from './dojo-task.ts'
import { importedCriteria } from './imported-criteria.ts'

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
  criteria: FurtherCriteria.optional().describe('what is asked beside grade and order; pairs name responses by their places, from "1" on'),
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
  for (const response of imported.responses) checkCopyable(response)
  const drawn = rng.shuffle(imported.responses).map((response, place) => ({ response, id: `r${place + 1}` }))
  const idOf = new Map(drawn.map(({ response, id }) => [response, id]))
  const criteria = importedCriteria(
    imported.criteria ?? [],
    imported.responses.map((response) => idOf.get(response)!),
  )
  const ranked = drawn.flatMap(({ id, response: { rank } }) => (rank === undefined ? [] : [[id, rank] as const]))
  return {
    id,
    domain: imported.domain,
    origin: 'import',
    title: titleOf(imported.instruction),
    instruction: imported.instruction,
    criterion: DOJO_CRITERION,
    ...(criteria.length > 0 ? { criteria } : {}),
    responses: drawn.map(({ id, response: { kind, content, source, standing } }) => ({
      id,
      kind,
      content,
      source,
      ...(standing ? { standing } : {}),
    })),
    ...(imported.leaderboard ? { truth: 'leaderboard', leaderboard: imported.leaderboard } : { truth: 'none' }),
    ...(ranked.length > 0 ? { referenceRanks: Object.fromEntries(ranked) } : {}),
  }
}

/** Kinds that are tried at once; of the others everything can be copied, or is too large to be tried outside of a thread. */
const TRIED: readonly ResponseKind[] = ['code', 'chat', 'image']

/** What cannot be copied can be shown to nobody. @throws {@link InvalidMaterialError} if it is not what its kind says */
function checkCopyable({ kind, content }: { readonly kind: ResponseKind; readonly content: string }): void {
  if (!TRIED.includes(kind)) return
  try {
    varyResponse({ kind, content, siblings: [] }, { copy: 'a trial', task: 'a trial' })
  } catch (error) {
    throw new InvalidMaterialError({
      mechanism: 'dojo',
      expected: `a response of the kind ${kind} that can be read`,
      got: error instanceof Error ? error.message.slice(0, 300) : String(error),
    })
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
