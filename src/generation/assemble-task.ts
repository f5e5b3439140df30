import type { Rng } from '../core/rng.ts'
import { DOJO_CRITERION } from '../mechanisms/dojo/dojo-task.ts'
import { wordSource } from '../mechanisms/dojo/word-source.ts'
import type { AttemptRecord, ReadyTask, ResponseRecord } from './attempt.ts'
import { drawCriteria } from './draw-criteria.ts'
import type { Field } from './mix-standings.ts'
import type { TaskAuthor, TaskDraft } from './task-author.ts'

/**
 * Puts an accepted attempt into the form in which it is served: responses in a drawn order that says nothing about them, known ranks
 * for the verified chain, standings for a field, neither for an experimental answer.
 */
export function assembleTask(
  { author, draft, record, field }: { author: TaskAuthor; draft: TaskDraft; record: AttemptRecord; field?: Field | undefined },
  rng: Rng,
): ReadyTask {
  const { kind, domain, title, text, requirements } = draft.instruction
  const responses = record.responses!.map((response, index) => ({
    kind,
    content: response.content,
    source: sourceOf(response, record, field !== undefined),
    ...(response.edits === null ? {} : { knownRank: index + 1 }),
    ...(field?.answers[index]?.standing ? { standing: field.answers[index].standing } : {}),
  }))
  const criteria = drawCriteria(kind, rng.fork('criteria'))
  return {
    domain,
    origin: author.origin,
    title,
    instruction: text,
    requirements: requirements.map(({ words }) => words),
    criterion: DOJO_CRITERION,
    ...(criteria.length > 0 ? { criteria } : {}),
    responses: rng.shuffle(responses).map((response, place) => ({ id: `r${place + 1}`, ...response })),
    ...(field ? { truth: 'leaderboard', leaderboard: field.leaderboard } : { truth: 'construction' }),
  }
}

/** Who made it and how it was degraded, for after the scoring. */
function sourceOf({ source, edits }: ResponseRecord, { edits: chain = [] }: AttemptRecord, field: boolean): string {
  if (edits === null) return field ? source : `${source}: experimental`
  return wordSource(source, chain.slice(0, edits))
}
