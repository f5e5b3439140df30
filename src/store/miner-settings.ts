import { MinerSettings } from '../protocol/miner-settings.ts'
import type { Db } from './open-store.ts'
import { findSetting, keepSetting, putSetting } from './settings.ts'

const keyOf = (miner: string) => `miner/${miner}`

/** Settings as they are stored, or nothing, as what holds. */
export const toMinerSettings = (stored: unknown): MinerSettings => MinerSettings.catch(MinerSettings.parse({})).parse(stored ?? {})

/** How a miner works; the default where nobody has said, or another version has. */
export async function readMinerSettings(db: Db, miner: string): Promise<MinerSettings> {
  return toMinerSettings(await findSetting(db, keyOf(miner)))
}

/** Writes down how a miner begins, once: what its operator has changed since stays. */
export async function keepMinerSettings(db: Db, miner: string, settings: MinerSettings): Promise<void> {
  await keepSetting(db, keyOf(miner), settings)
}

export async function writeMinerSettings(db: Db, miner: string, settings: MinerSettings): Promise<void> {
  await putSetting(db, keyOf(miner), settings)
}
