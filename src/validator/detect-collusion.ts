import { COLLUSION_RULE } from '../scoring/collusion/collusion-bar.ts'
import { collusionWords } from '../scoring/collusion/collusion-words.ts'
import { findCollusion, type PairFinding } from '../scoring/collusion/find-collusion.ts'
import { groupPairs } from '../scoring/collusion/group-pairs.ts'
import { type CollusionFlagRow, changeFlag, IN_FORCE, insertFlag, listCountingFlags } from '../store/collusion-flags.ts'
import { getCursor, putCursor } from '../store/cursors.ts'
import { appendEvents } from '../store/events.ts'
import type { Db } from '../store/open-store.ts'
import { listObservedReplies, type ObservedRow } from '../store/scores.ts'
import { collusionEvidence } from './collusion-evidence.ts'
import type { Moment, RunningMechanism, Validator } from './validator.ts'

/**
 * Looks once an epoch, before weights are due, for miners who answer together: flags pairs whose evidence is enough, or that of their circle, lets flags expire
 * for which nothing has spoken in the whole window, and puts those in force into groups that count as one voice.
 * **Reads** the scored replies of the window, or of as many epochs as the mechanism's own search looks back. **Writes** flags and their events, in one transaction.
 * **Safe to repeat because** a cursor remembers the epoch; a pair has one flag in force at most, and one that was cleared is left alone
 * for as long as the evidence of then may lie in the window.
 */
export async function detectCollusion(
  { db, hotkey }: Validator,
  { mechid, config, mechanism }: RunningMechanism,
  moment: Moment,
): Promise<void> {
  const { epoch } = moment.metagraph
  const reader = collusionReader(hotkey, mechid)
  if (moment.epochProgress < config.weightsAt || (await getCursor(db, reader)) >= epoch) return
  const { rule, epochs, mostTasks } = mechanism.recipe.collusion ?? { rule: COLLUSION_RULE, epochs: config.window, mostTasks: undefined }
  const afterEpoch = epoch - Math.max(epochs, config.window)
  const which = { validator: hotkey, mechid, clearedAfter: afterEpoch }
  const replies = (await listObservedReplies(db, { validator: hotkey, mechid, afterEpoch, mostTasks })).map(toObserved)
  const findings = findCollusion(replies, clearedAmong(await listCountingFlags(db, which)), rule)
  await db.transaction().execute(async (trx) => {
    const flags = await listCountingFlags(trx, which)
    const log = { atMs: moment.nowMs, block: moment.head.block, actor: hotkey }
    const seen = new Map(findings.filter(({ found }) => found).map((finding) => [pairKey(finding), finding]))
    for (const [key, finding] of seen) {
      const flag = flags.find((known) => pairKey(known) === key)
      const found = {
        odds: finding.odds,
        words: collusionWords(finding),
        evidence: JSON.stringify(collusionEvidence(finding)),
        seen_epoch: epoch,
      }
      if (flag) {
        await changeFlag(trx, flag.id, IN_FORCE, found)
        continue
      }
      const { a, b } = finding
      const id = await insertFlag(trx, { validator: hotkey, mechid, a, b, ...found, state: 'flagged', epoch, raised_ms: moment.nowMs })
      if (id === undefined) continue
      const data = { id, mechid, epoch, a, b, odds: finding.odds, rule, evidence: collusionEvidence(finding) }
      await appendEvents(trx, [{ ...log, kind: 'collusion-flagged', data, words: 'Two miners answer alike beyond what tasks explain' }])
    }
    for (const flag of flags) {
      if (flag.state === 'cleared' || seen.has(pairKey(flag)) || flag.seen_epoch > epoch - config.window) continue
      if (!(await changeFlag(trx, flag.id, IN_FORCE, { state: 'expired' }))) continue
      const words = 'Two miners count as two again: nothing in the window speaks against it'
      await appendEvents(trx, [{ ...log, kind: 'collusion-expired', data: { id: flag.id, mechid, epoch, a: flag.a, b: flag.b }, words }])
    }
    await groupVoices(trx, which, findings)
    await putCursor(trx, reader, epoch)
  })
}

/** Names the cursor that holds the last epoch in which a validator's mechanism was looked through. */
export function collusionReader(validator: string, mechid: number): string {
  return `collusion/${validator}/${mechid}`
}

/** Writes down which flags in force make up one voice together. */
async function groupVoices(trx: Db, which: Parameters<typeof listCountingFlags>[1], findings: readonly PairFinding[]): Promise<void> {
  const findingOf = new Map(findings.map((finding) => [pairKey(finding), finding]))
  const counting = await listCountingFlags(trx, which)
  const flags = counting.filter(({ state }) => state !== 'cleared')
  const cleared = clearedAmong(counting)
  const copiedInTurn = new Set(findings.flatMap(({ inTurn }) => (inTurn ? [keyOf(...inTurn.sources)] : [])))
  const apart = (a: string, b: string) => {
    if (copiedInTurn.has(keyOf(a, b))) return true // that a third copies both does not make them one
    const finding = findingOf.get(keyOf(a, b))
    return cleared(a, b) || (finding !== undefined && !finding.circle && finding.odds < 0)
  }
  for (const group of groupPairs<CollusionFlagRow>(flags, apart)) {
    const voice = Math.min(...group.map(({ id }) => id))
    for (const flag of group) if (flag.voice !== voice) await changeFlag(trx, flag.id, IN_FORCE, { voice })
  }
}

function clearedAmong(flags: readonly CollusionFlagRow[]): (a: string, b: string) => boolean {
  const cleared = new Set(flags.filter(({ state }) => state === 'cleared').map(pairKey))
  return (a, b) => cleared.has(keyOf(a, b))
}

function toObserved({ task_id, miner, deviation, shown_ranks, received_ms }: ObservedRow) {
  return { task: task_id, rater: miner, deviation, shownRanks: shown_ranks, receivedMs: received_ms }
}

function pairKey({ a, b }: { readonly a: string; readonly b: string }): string {
  return keyOf(a, b)
}

function keyOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
