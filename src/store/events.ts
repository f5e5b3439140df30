import type { EventKind, EventView } from '../protocol/event.ts'
import type { Db } from './open-store.ts'

export interface NewEvent {
  readonly atMs: number
  readonly block: number
  readonly kind: EventKind
  readonly actor?: string | undefined
  readonly taskId?: string | undefined
  /** What a recomputation needs: seeds, versions, hashes. */
  readonly data?: object
  /** One line for people, without any truth of an open task. */
  readonly words: string
}

/** Appends to the log. Call it in the transaction that makes the event true. */
export async function appendEvents(db: Db, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await db
    .insertInto('event')
    .values(
      events.map((event) => ({
        at_ms: event.atMs,
        block: event.block,
        kind: event.kind,
        actor: event.actor ?? null,
        task_id: event.taskId ?? null,
        data: JSON.stringify(event.data ?? {}),
        words: event.words,
      })),
    )
    .execute()
}

/** The newest events, newest first. */
export async function listNewestEvents(db: Db, limit: number): Promise<EventView[]> {
  const rows = await db.selectFrom('event').selectAll().orderBy('id', 'desc').limit(limit).execute()
  return rows.map(toView)
}

/** Events after one that was seen, oldest first: what a stream sends next. */
export async function listEventsAfter(db: Db, id: number, limit: number): Promise<EventView[]> {
  const rows = await db.selectFrom('event').selectAll().where('id', '>', id).orderBy('id').limit(limit).execute()
  return rows.map(toView)
}

/** What one actor's events of some kinds hold, oldest first, batch by batch: the log as a recomputation reads it. */
export async function* readEventData(
  db: Db,
  { actor, kinds }: { actor: string; kinds: readonly EventKind[] },
): AsyncGenerator<{ id: number; kind: string; taskId: string | null; data: unknown }> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('event')
      .select(['id', 'kind', 'task_id', 'data'])
      .where('actor', '=', actor)
      .where('kind', 'in', [...kinds])
      .where('id', '>', after)
      .orderBy('id')
      .limit(500)
      .execute()
    for (const { id, kind, task_id, data } of rows) yield { id, kind, taskId: task_id, data }
    if (rows.length < 500) return
    after = rows.at(-1)!.id
  }
}

function toView(row: {
  id: number
  at_ms: number
  block: number
  kind: string
  actor: string | null
  task_id: string | null
  words: string
}): EventView {
  return {
    id: row.id,
    at: new Date(row.at_ms).toISOString(),
    kind: row.kind as EventKind,
    block: row.block,
    actor: row.actor,
    taskId: row.task_id,
    words: row.words,
  }
}
