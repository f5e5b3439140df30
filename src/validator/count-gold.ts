import { createRng } from '../core/rng.ts'
import { Hotkey } from '../protocol/ids.ts'
import { GOLD_RATES, goldRate } from '../scoring/gold-rate.ts'
import { readHistory, readLedger } from './read-ledger.ts'
import type { Moment, RunningMechanism, Validator } from './validator.ts'

/**
 * How many of some new tasks are gold, of an order that is known, though imported ones wait for their places: drawn from the secret, so that
 * nobody knows when. The rate is the mean of what each miner of the window needs by its standing; drawn anew every block, because a
 * generator that has nothing ready must not hold up what was imported.
 * **Reads** the ledger.
 */
export async function countGold(
  validator: Validator,
  running: RunningMechanism,
  { head, metagraph: { epoch } }: Moment,
  places: number,
): Promise<number> {
  if (running.config.taskSource === 'imported') return 0
  const ledger = await readLedger(validator, running.mechid, epoch)
  const { skill } = readHistory(ledger, running, epoch)(new Map(), '')
  const miners = [...new Set(ledger.rows.map(({ miner }) => miner))]
  const rates = miners.map((miner) => goldRate(skill(Hotkey.parse(miner))))
  const rate = rates.length === 0 ? GOLD_RATES.newcomer : rates.reduce((sum, one) => sum + one, 0) / rates.length
  const rng = createRng(`${validator.secret}/gold/${running.mechid}/${head.block}`)
  return Array.from({ length: places }, () => rng.next() < rate).filter(Boolean).length
}
