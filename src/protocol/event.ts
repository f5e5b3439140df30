import * as z from 'zod'

/** What happened, in the order it happened. Appended, never changed: everything that pays can be recomputed from these. */
export const EventKind = z.enum([
  'network-started',
  'task-created',
  'task-judged',
  'task-scored',
  'task-expired',
  'task-voided',
  'task-withheld',
  'weights-computed',
  'collusion-flagged',
  'collusion-appealed',
  'collusion-decided',
  'collusion-expired',
  'weights-set',
  'epoch-ran',
  'workers-credited',
  'anchors-compared',
  'miner-settings-changed',
])
export type EventKind = z.infer<typeof EventKind>

/** An event as the explorer streams it; `data` depends on the kind and holds no truth of an open task. */
export const EventView = z.object({
  id: z.number().int(),
  at: z.iso.datetime(),
  kind: EventKind,
  block: z.number().int(),
  actor: z.string().nullable().describe('hotkey of the validator or miner that did it'),
  taskId: z.string().nullable(),
  words: z.string().describe('one line for people'),
})
export type EventView = z.infer<typeof EventView>
