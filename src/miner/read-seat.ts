import type { MinerSettings } from '../protocol/miner-settings.ts'
import { findSeat, type SeatRow } from '../store/find-seat.ts'
import { toMinerSettings } from '../store/miner-settings.ts'
import { UnknownWorkerError } from './errors.ts'
import type { Miner } from './miner.ts'
import { BUILT_IN_VERSION } from './onboarding/guidelines.ts'
import { listQualifiedDomains } from './onboarding/qualification.ts'

/** A worker who asks for a task, as it and its miner are at the moment. */
export interface Seat extends Omit<SeatRow, 'settings'> {
  readonly settings: MinerSettings
  /** The domains that it is qualified for; null = the miner asks for no training. */
  readonly qualified: readonly string[] | null
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** When the day of UTC began. */
export const startOfDay = (nowMs: number): number => nowMs - (nowMs % DAY_MS)

/** Reads all that decides whether and which task a worker is given. @throws {@link UnknownWorkerError} if it has not joined this miner */
export async function readSeat({ db, hotkey, clock }: Pick<Miner, 'db' | 'hotkey' | 'clock'>, worker: string): Promise<Seat> {
  const nowMs = clock.now()
  const own = { miner: hotkey, worker }
  const row = await findSeat(db, { ...own, builtIn: BUILT_IN_VERSION, dayMs: startOfDay(nowMs), hourMs: nowMs - HOUR_MS })
  if (!row) throw new UnknownWorkerError({ worker })
  const settings = toMinerSettings(row.settings)
  return { ...row, settings, qualified: await listQualifiedDomains(db, { ...own, nowMs }, settings) }
}
