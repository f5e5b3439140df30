import type { History } from '../mechanisms/mechanism.ts'
import type { Hotkey } from '../protocol/ids.ts'
import { type PairRulings, ruledDependence } from '../scoring/collusion/ruled-dependence.ts'
import { discountCopies } from '../scoring/discount-copies.ts'
import { ledgerWeights } from '../scoring/ledger-weights.ts'
import { type PairDependence, pairDependence } from '../scoring/pair-dependence.ts'
import { skillPosterior } from '../scoring/skill-posterior.ts'
import { type LedgerSum, sumWindow } from '../scoring/sum-window.ts'
import { takeBack } from '../scoring/take-back.ts'
import { type LedgerRow, listLedgerRows } from '../store/scores.ts'
import { readRulings } from './read-rulings.ts'
import { getMechanism, type RunningMechanism, type Validator } from './validator.ts'

/** Scores, and who counts as one with whom. */
export interface Ledger {
  readonly rows: readonly LedgerRow[]
  readonly rulings: PairRulings
}

/** The score ledger of the window that ends with `epoch`: one reading serves a whole step. */
export async function readLedger(validator: Validator, mechid: number, epoch: number): Promise<Ledger> {
  const { db, hotkey } = validator
  const afterEpoch = epoch - getMechanism(validator, mechid).config.window
  const rows = await listLedgerRows(db, { validator: hotkey, mechid, afterEpoch })
  return { rows, rulings: await readRulings(db, { validator: hotkey, mechid, afterEpoch }) }
}

/**
 * What each miner has in the ledger, by name: the sum of its scores, copies discounted, and what they were paid before they were found taken back. Depends on the ledger alone, not on its order.
 * @param ledger of any epochs; rows outside the window do not count
 */
export function sumLedger(
  { rows, rulings }: Ledger,
  { mechanism, config: { window } }: RunningMechanism,
  epoch: number,
): Map<string, LedgerSum> {
  const counted = rows.filter((row) => row.epoch <= epoch && row.epoch > epoch - window)
  const entries = counted
    .filter(({ evidence }) => evidence > 0)
    .map(({ task_id, miner, epoch: scored, value, arrival }) => ({ task: task_id, miner, epoch: scored, value, arrival }))
  const estimated = estimateDependence(counted, mechanism.recipe.dependence)
  const asOne = discountCopies(entries, ruledDependence(estimated, rulings))
  const alone = discountCopies(entries, ruledDependence(estimated, rulings, 0)) // who is in no voice with a miner has cost it the same all the time
  return sumWindow(takeBack(alone, asOne, { foundIn: new Map(rulings.foundIn), window }), { epoch, window })
}

/** The weights that follow from a ledger: bit for bit the same wherever the same rows come from. @returns shares by miner */
export function weighLedger(ledger: Ledger, running: RunningMechanism, epoch: number): Map<string, number> {
  const { ledger: rule, skill } = running.mechanism.recipe
  return ledgerWeights(sumLedger(ledger, running, epoch), { ...rule, spread: skill.spread })
}

/** What is known before the tasks of `epoch` are scored. @returns the history for one task, by the workers who judged it and its domain */
export function readHistory(
  ledger: Ledger,
  { mechanism: { recipe } }: RunningMechanism,
  epoch: number,
): (workers: ReadonlyMap<Hotkey, string>, domain: string) => History {
  const skills = skillPosterior(ledger.rows, { ...recipe.skill, epoch })
  const dependence = ruledDependence(estimateDependence(ledger.rows, recipe.dependence), ledger.rulings)
  return (workers, domain) => ({
    skill: (miner) => skills.of({ miner, worker: workers.get(miner), domain }),
    dependence: dependence.between,
  })
}

/** By miner, not by worker: who may be split into many names is whoever is paid. @returns of nobody, where the mechanism estimates none */
function estimateDependence(
  rows: readonly LedgerRow[],
  options: Parameters<typeof pairDependence>[1] | undefined,
): Pick<PairDependence, 'between'> {
  if (!options) return { between: () => 0 }
  return pairDependence(
    rows.map(({ task_id, miner, deviation }) => ({ task: task_id, rater: miner, deviation })),
    options,
  )
}
