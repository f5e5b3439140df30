import type { MinerSettings } from '../../../src/protocol/miner-settings.ts'

/** What this device changed, against what it saw when it began to, and what holds by now. */
interface Edited {
  readonly changes: Partial<MinerSettings>
  readonly seen: MinerSettings
  readonly now: MinerSettings
}

/** What holds by now with this device's changes, so that no other device's is undone by it. Throws where both changed the same setting. */
export function mergeSettings({ changes, seen, now }: Edited): MinerSettings {
  const taken = (Object.keys(changes) as (keyof MinerSettings)[]).filter((name) => now[name] !== seen[name] && now[name] !== changes[name])
  if (taken.length === 0) return { ...now, ...changes }
  const words = taken.map((name) => `${name} from ${seen[name]} to ${now[name]}`)
  throw new Error(`Another device has changed ${words.join(', ')} meanwhile. Undo your changes to see it, and change it again if you must.`)
}
