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

/** What a miner does with its own people: for its own server to tell. */
const OF_A_MINER: readonly EventKind[] = ['workers-credited', 'miner-settings-changed']

/** The newest events, newest first. @param miners whose own affairs are among them; everybody's without it */
export async function listNewestEvents(db: Db, limit: number, miners?: readonly string[]): Promise<EventView[]> {
  const rows = await eventsOf(db, miners).orderBy('id', 'desc').limit(limit).execute()
  return rows.map(toView)
}

/** Events after one that was seen, oldest first: what a stream sends next. @param miners as above */
export async function listEventsAfter(db: Db, id: number, limit: number, miners: readonly string[]): Promise<EventView[]> {
  const rows = await eventsOf(db, miners).where('id', '>', id).orderBy('id').limit(limit).execute()
  return rows.map(toView)
}

function eventsOf(db: Db, miners: readonly string[] | undefined) {
  const events = db.selectFrom('event').selectAll()
  if (!miners) return events
  return events.where((eb) => eb.or([eb('kind', 'not in', OF_A_MINER), ...(miners.length > 0 ? [eb('actor', 'in', miners)] : [])]))
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
