import type { History } from '../mechanisms/mechanism.ts'
import type { Hotkey } from '../protocol/ids.ts'
import { discountCopies } from '../scoring/discount-copies.ts'
import { ledgerWeights } from '../scoring/ledger-weights.ts'
import { pairDependence } from '../scoring/pair-dependence.ts'
import { skillPosterior } from '../scoring/skill-posterior.ts'
import { type LedgerSum, sumWindow } from '../scoring/sum-window.ts'
import { type LedgerRow, listLedgerRows } from '../store/scores.ts'
import { getMechanism, type RunningMechanism, type Validator } from './validator.ts'

/** The score ledger of the window that ends with `epoch`: one reading serves a whole step. */
export async function readLedger(validator: Validator, mechid: number, epoch: number): Promise<LedgerRow[]> {
  const { db, hotkey } = validator
  const { window } = getMechanism(validator, mechid).config
  return listLedgerRows(db, { validator: hotkey, mechid, afterEpoch: epoch - window })
}

/**
 * What each miner has in the ledger, by name: the sum of its scores, copies discounted. Depends on the rows alone, not on their order.
 * @param rows of any epochs; those outside the window do not count
 */
export function sumLedger(
  rows: readonly LedgerRow[],
  { mechanism, config: { window } }: RunningMechanism,
  epoch: number,
): Map<string, LedgerSum> {
  const counted = rows.filter((row) => row.epoch <= epoch && row.epoch > epoch - window)
  const entries = counted
    .filter(({ evidence }) => evidence > 0)
    .map(({ task_id, miner, epoch: scored, value, arrival }) => ({ task: task_id, miner, epoch: scored, value, arrival }))
  return sumWindow(discountCopies(entries, dependenceOf(counted, mechanism.recipe.dependence)), { epoch, window })
}

/** The weights that follow from a ledger: bit for bit the same wherever the same rows come from. @returns shares by miner */
export function weighLedger(rows: readonly LedgerRow[], running: RunningMechanism, epoch: number): Map<string, number> {
  const { ledger, skill } = running.mechanism.recipe
  return ledgerWeights(sumLedger(rows, running, epoch), { prudence: ledger.prudence, spread: skill.spread })
}

/** What is known before the tasks of `epoch` are scored. @returns the history for one task, by the workers who judged it and its domain */
export function readHistory(
  rows: readonly LedgerRow[],
  { mechanism: { recipe } }: RunningMechanism,
  epoch: number,
): (workers: ReadonlyMap<Hotkey, string>, domain: string) => History {
  const skills = skillPosterior(rows, { ...recipe.skill, epoch })
  const dependence = dependenceOf(rows, recipe.dependence)
  return (workers, domain) => ({
    skill: (miner) => skills.of({ miner, worker: workers.get(miner), domain }),
    dependence: dependence.between,
  })
}

/** By miner, not by worker: who may be split into many names is whoever is paid. */
function dependenceOf(rows: readonly LedgerRow[], options: Parameters<typeof pairDependence>[1]) {
  return pairDependence(
    rows.map(({ task_id, miner, deviation }) => ({ task: task_id, rater: miner, deviation })),
    options,
  )
}
