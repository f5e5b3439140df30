import type { CollusionFlagRow } from '../store/collusion-flags.ts'
import { changeFlag, findFlag, IN_FORCE } from '../store/collusion-flags.ts'
import { appendEvents, listNewestEvents, type NewEvent } from '../store/events.ts'
import type { Db } from '../store/open-store.ts'
import { FlagClosedError, ForeignFlagError, UnknownFlagError } from './errors.ts'

/**
 * A miner says why it is not one with the other. Until an operator has decided, the flag stays in force; another appeal replaces the text.
 * @throws {@link UnknownFlagError}, {@link ForeignFlagError} if it is not one of the two, {@link FlagClosedError} if somebody has decided
 */
export async function appealFlag(
  db: Db,
  { id, miner, text, nowMs }: { id: number; miner: string; text: string; nowMs: number },
): Promise<CollusionFlagRow> {
  const flag = await findFlag(db, id)
  if (!flag) throw new UnknownFlagError({ id })
  if (flag.a !== miner && flag.b !== miner) throw new ForeignFlagError({ id, miner })
  const appeal = { by: miner, text, at: new Date(nowMs).toISOString() }
  return change(db, flag, ['flagged', 'appealed'], { state: 'appealed', appeal: JSON.stringify(appeal) }, nowMs, {
    kind: 'collusion-appealed',
    actor: miner,
    words: 'A miner appeals against a flag',
  })
}

/**
 * The operator's decision: cleared = they are two, and count as two for as long as the evidence lies in the window; upheld = they are one.
 * Whoever was upheld may be cleared later, not the other way round.
 * @throws {@link UnknownFlagError}, {@link FlagClosedError} if it was cleared or has expired
 */
export async function decideFlag(
  db: Db,
  { id, validator, state, note, nowMs }: { id: number; validator?: string; state: 'cleared' | 'upheld'; note: string; nowMs: number },
): Promise<CollusionFlagRow> {
  const flag = await findFlag(db, id)
  if (!flag || (validator !== undefined && flag.validator !== validator)) throw new UnknownFlagError({ id })
  const decision = { note, at: new Date(nowMs).toISOString() }
  return change(db, flag, IN_FORCE, { state, decision: JSON.stringify(decision) }, nowMs, {
    kind: 'collusion-decided',
    actor: flag.validator,
    words: state === 'cleared' ? 'Two flagged miners are cleared: they count as two' : 'A flag is upheld: two miners count as one',
  })
}

async function change(
  db: Db,
  { id, mechid, a, b, state }: CollusionFlagRow,
  from: readonly CollusionFlagRow['state'][],
  to: Parameters<typeof changeFlag>[3],
  nowMs: number,
  event: Pick<NewEvent, 'kind' | 'actor' | 'words'>,
): Promise<CollusionFlagRow> {
  return db.transaction().execute(async (trx) => {
    const changed = await changeFlag(trx, id, from, to)
    if (!changed) throw new FlagClosedError({ id, state })
    if (state === 'appealed' && changed.state === 'appealed') return changed // another text is no news: one miner could flood the log
    const [newest] = await listNewestEvents(trx, 1) // an operator's command knows no chain
    await appendEvents(trx, [{ ...event, atMs: nowMs, block: newest?.block ?? 0, data: { id, mechid, a, b, state: changed.state } }])
    return changed
  })
}
