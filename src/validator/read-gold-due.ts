import { Hotkey } from '../protocol/ids.ts'
import { judgeSeats } from '../scoring/assignment/judge-seats.ts'
import { goldRate } from '../scoring/gold-rate.ts'
import { listAskers } from '../store/judge-pool.ts'
import { readHistory, readLedger } from './read-ledger.ts'
import type { Moment, RunningMechanism, Validator } from './validator.ts'

/** A miner that asks for tasks, and how many of its tasks should be gold. */
export interface GoldDue {
  readonly miner: string
  /** Its part of all tasks: {@link judgeSeats}. */
  readonly seats: number
  /** By its standing: {@link goldRate}. */
  readonly rate: number
}

/**
 * What gold is due to each miner that has asked for tasks of late; where nobody is noted, because whoever comes first is served, to those of the window.
 * **Reads** the ledger, and who has asked.
 */
export async function readGoldDue(validator: Validator, running: RunningMechanism, moment: Moment): Promise<GoldDue[]> {
  const { mechid, config } = running
  const { epoch, neurons } = moment.metagraph
  const ledger = await readLedger(validator, mechid, epoch)
  const { skill } = readHistory(ledger, running, epoch)(new Map(), '')
  const registered = new Set<string>(neurons.map(({ hotkey }) => hotkey))
  const asked = await listAskers(validator.db, { validator: validator.hotkey, mechid, afterMs: moment.nowMs - config.leaseMs })
  const askers = asked.filter(({ miner }) => registered.has(miner))
  const seen = [...new Set(ledger.rows.map(({ miner }) => miner))].map((miner) => ({ miner, capacity: 1 }))
  return (askers.length > 0 ? askers : seen).map(({ miner, capacity }) => {
    const known = skill(Hotkey.parse(miner))
    return { miner, seats: judgeSeats({ capacity, skill: known }), rate: goldRate(known) }
  })
}
