import type { NeuronLabel } from '../api/api-context.ts'
import { deskPath } from '../miner/desk/desk-path.ts'
import { newCode } from '../miner/desk/new-code.ts'
import { openDoor } from '../miner/desk/sign-in.ts'
import type { Miner } from '../miner/miner.ts'
import { putDeskPlace } from '../store/desk-places.ts'

interface DeskPlaces {
  readonly homes: readonly Miner[]
  readonly labels: ReadonlyMap<string, NeuronLabel>
  readonly url: string
  /** Whether a person reads what is told: a link that signs in does not belong into a log. */
  readonly toPerson: boolean
}

/** Writes down where the desks of these miners are. @returns a line for each: how its operator gets in */
export async function announceDesks({ homes, labels, url, toPerson }: DeskPlaces): Promise<string[]> {
  const lines: string[] = []
  for (const { db, clock, hotkey } of homes) {
    const nowMs = clock.now()
    const name = labels.get(hotkey)?.name ?? 'miner'
    await putDeskPlace(db, { miner: hotkey, name, url, at_ms: nowMs })
    if (!toPerson) {
      lines.push(`Desk of ${name}: ${url}/desk; a link that signs in: kumite desk link`)
      continue
    }
    const { code, hash } = newCode()
    await openDoor(db, { miner: hotkey, hash, scope: 'owner', by: null, nowMs })
    lines.push(`Desk of ${name}: ${url}${deskPath({ code, miner: hotkey })} (once, within 10 minutes; another: kumite desk link)`)
  }
  return lines
}
