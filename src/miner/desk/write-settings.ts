import { MinerSettings } from '../../protocol/miner-settings.ts'
import { appendEvents } from '../../store/events.ts'
import { readMinerSettings, writeMinerSettings } from '../../store/miner-settings.ts'
import type { Miner } from '../miner.ts'

/** Writes a miner's settings, and an event of what has changed: its workers may know by which rules they are paid, and since when. */
export async function writeSettings({ db, chain, clock, hotkey }: Miner, settings: MinerSettings): Promise<MinerSettings> {
  const { block } = await chain.metagraph()
  return db.transaction().execute(async (trx) => {
    const before = await readMinerSettings(trx, hotkey)
    const changed = MinerSettings.keyof().options.filter((name) => settings[name] !== before[name])
    if (changed.length === 0) return before
    await writeMinerSettings(trx, hotkey, settings)
    const words = changed.map((name) => `${name} ${before[name]} → ${settings[name]}`).join(', ')
    const data = { before, after: settings }
    await appendEvents(trx, [
      { atMs: clock.now(), block, kind: 'miner-settings-changed', actor: hotkey, data, words: `Settings changed: ${words}` },
    ])
    return settings
  })
}
