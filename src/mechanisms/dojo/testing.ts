import { createRng } from '../../core/rng.ts'
import type { Hotkey, TaskId } from '../../protocol/ids.ts'
import type { Verdict } from '../../protocol/judgment.ts'
import type { PresentedTask } from '../../protocol/task.ts'
import type { DojoReply } from './dojo-reply.ts'
import { DOJO_CRITERION, type DojoTask } from './dojo-task.ts'

/** A small task with four texts whose order is known: r1 best ... r4 worst. */
export function aDojoTask(changes: Partial<DojoTask> = {}): DojoTask {
  return {
    id: 'task-0001' as TaskId,
    domain: 'text',
    origin: 'built-in',
    title: 'Greeting',
    instruction: 'Write a greeting.',
    criterion: DOJO_CRITERION,
    responses: [1, 2, 3, 4].map((rank) => ({
      id: `r${rank}`,
      kind: 'text',
      content: `greeting no. ${rank * 7}`,
      source: `hidden-source-${rank}`,
      knownRank: rank,
    })),
    truth: 'construction',
    ...changes,
  }
}

/** A reply with these ranks, in the order of the task's responses; grades fall as ranks rise. */
export function aReply(task: DojoTask, ranks: readonly number[]): DojoReply {
  const record = (value: (rank: number) => number) => Object.fromEntries(task.responses.map(({ id }, place) => [id, value(ranks[place]!)]))
  return { kind: 'ranked', ranks: record((rank) => rank), grades: record((rank) => Math.max(1, 10 - 2 * rank)), reason: undefined }
}

/** Replies by name of miner. */
export function replies(entries: Readonly<Record<string, DojoReply>>): Map<Hotkey, DojoReply> {
  return new Map(Object.entries(entries).map(([miner, reply]) => [miner as Hotkey, reply]))
}

/** A valid verdict on what is shown; another one for each variant. */
export function aVerdict(presented: PresentedTask, variant = 0): Extract<Verdict, { kind: 'ranked' }> {
  const rng = createRng(`verdict ${variant}`)
  return {
    kind: 'ranked',
    responses: Object.fromEntries(presented.responses.map(({ id }) => [id, { grade: rng.int(1, 10), rank: rng.int(1, 4) }])),
  }
}
