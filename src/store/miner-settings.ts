import * as z from 'zod'
import { MinerSettings, type ReadableSettings } from '../protocol/miner-settings.ts'
import { MinerSettingsUnreadableError } from './errors.ts'
import type { Db } from './open-store.ts'
import { findSetting, keepSetting, mergeSetting } from './settings.ts'

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

/** What a later version has added stays. */
export async function writeMinerSettings(db: Db, miner: string, settings: MinerSettings): Promise<void> {
  await mergeSetting(db, keyOf(miner), settings)
}

/**
 * What can be read of a miner's settings, one by one, for an operator who is to choose the others anew. Those stand at their default, save
 * that whoever may join is invited: nobody gets in because of a slip.
 */
export async function readReadableSettings(db: Db, miner: string): Promise<ReadableSettings> {
  const stored = await findSetting(db, keyOf(miner))
  const { data: values } = z.record(z.string(), z.unknown()).safeParse(stored ?? {})
  const unreadable = MinerSettings.keyof().options.filter(
    (name) => values === undefined || (name in values && !MinerSettings.shape[name].safeParse(values[name]).success),
  )
  const readable = Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => !unreadable.some((one) => one === name)))
  const closed = unreadable.includes('joining') ? { joining: 'invited' } : {}
  return { settings: StoredSettings.parse({ ...readable, ...closed }), unreadable }
}
