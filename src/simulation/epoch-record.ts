import { readHistory, readLedger } from '../validator/read-ledger.ts'
import { getMechanism } from '../validator/validator.ts'
import type { Simulation } from './found-simulation.ts'

/** One epoch of a simulation, in the order of its players. */
export interface EpochRecord {
  readonly epoch: number
  /** Rao, as a number: shares are all that is wanted of them. */
  readonly pay: readonly number[]
  /** What the validator thinks of each player's skill: 0 = chance or unknown, 1 = perfect. */
  readonly trust: readonly number[]
}

/** Reads what the epoch that has just run paid, and what the validator thinks of everybody. */
export async function recordEpoch({ chain, validator, players }: Simulation): Promise<EpochRecord> {
  const { epoch, neurons } = await chain.metagraph()
  const paid = new Map<string, number>(neurons.map(({ hotkey, emissionRao }) => [hotkey, Number(emissionRao)]))
  const ledger = await readLedger(validator, 0, epoch)
  const workers = new Map(players.flatMap((player) => (player.tally.judged > 0 ? [[player.hotkey, player.signer().address] as const] : [])))
  const history = readHistory(ledger, getMechanism(validator, 0), epoch)(workers, '')
  return {
    epoch,
    pay: players.map(({ hotkey }) => paid.get(hotkey) ?? 0),
    trust: players.map(({ hotkey }) => history.skill(hotkey).mean),
  }
}
