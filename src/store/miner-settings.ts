import { MinerSettings } from '../protocol/miner-settings.ts'
import { MinerSettingsUnreadableError } from './errors.ts'
import type { Db } from './open-store.ts'
import { findSetting, keepSetting, putSetting } from './settings.ts'

const keyOf = (miner: string) => `miner/${miner}`

/** What a later version has added is not known here, and does not undo the rest. */
const StoredSettings = MinerSettings.strip()

/**
 * Settings as they are stored, or nothing, as what holds.
 * @throws {@link MinerSettingsUnreadableError} rather than work, and pay, by what nobody has chosen
 */
export function toMinerSettings(stored: unknown): MinerSettings {
  const { data, error } = StoredSettings.safeParse(stored ?? {})
  if (!data) throw new MinerSettingsUnreadableError({ cause: error })
  return data
}

/** How a miner works; the default where nobody has said. @throws {@link MinerSettingsUnreadableError} */
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
