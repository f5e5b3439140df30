import { deviceState } from '../miner/desk/sign-in.ts'
import type { DeviceView } from '../protocol/desk.ts'
import type { DeskDeviceRow } from '../store/desk-devices.ts'

/** A device as the desk shows it. @param sender whose request is answered */
export function deviceView(row: DeskDeviceRow, sender: string, nowMs: number): DeviceView {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    state: deviceState(row, nowMs),
    since: new Date(row.created_ms).toISOString(),
    usedAt: new Date(row.used_ms).toISOString(),
    isThis: row.id === sender,
  }
}
