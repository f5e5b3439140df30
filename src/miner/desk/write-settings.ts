import { MinerSettings } from '../../protocol/miner-settings.ts'
import { appendEvents } from '../../store/events.ts'
import { readMinerSettings, readReadableSettings, writeMinerSettings } from '../../store/miner-settings.ts'
import type { Miner } from '../miner.ts'

/**
 * Writes a miner's settings, and an event of what has changed: its workers may know by which rules they are paid, and since when.
 * @param options.replace whether they may take the place of some that cannot be read: the owner has been told so
 * @throws {@link MinerSettingsUnreadableError} if some cannot be read, and may not be replaced
 */
export async function writeSettings(
  { db, chain, clock, hotkey }: Miner,
  settings: MinerSettings,
  { replace = false }: { replace?: boolean } = {},
): Promise<MinerSettings> {
  const { block } = await chain.metagraph()
  return db.transaction().execute(async (trx) => {
    const { settings: known, unreadable } = await readReadableSettings(trx, hotkey)
    const before: Partial<MinerSettings> = { ...(replace ? known : await readMinerSettings(trx, hotkey)) }
    for (const name of unreadable) delete before[name]
    const changed = MinerSettings.keyof().options.filter((name) => settings[name] !== before[name])
    if (changed.length === 0) return settings
    await writeMinerSettings(trx, hotkey, settings)
    const words = changed
      .map((name) => `${name} ${name in before ? before[name] : 'that could not be read'} → ${settings[name]}`)
      .join(', ')
    const data = { before, after: settings }
    await appendEvents(trx, [
      { atMs: clock.now(), block, kind: 'miner-settings-changed', actor: hotkey, data, words: `Settings changed: ${words}` },
    ])
    return settings
  })
}
