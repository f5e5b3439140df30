import { sha256Hex } from '../../core/hash.ts'
import type { DeskScope } from '../../protocol/desk.ts'
import { insertDeskCode, takeDeskCode } from '../../store/desk-codes.ts'
import { type DeskDeviceRow, findDevice, noteDeviceUse, putDevice } from '../../store/desk-devices.ts'
import type { Db } from '../../store/open-store.ts'
import { SignInCodeError, UnknownDeviceError } from './errors.ts'

const CODE_MS = 10 * 60_000
const NOTE_USE_MS = 60_000
/** A device that was not used for so long is let in no more. */
const DEVICE_MS = 30 * 24 * 3_600_000

/** Keeps a code by which one device may be let in. @param door.by the device that asks for it; null = whoever runs the miner @returns when it ends */
export async function openDoor(
  db: Db,
  { miner, hash, scope, by, nowMs }: { miner: string; hash: string; scope: DeskScope; by: string | null; nowMs: number },
): Promise<number> {
  const expires_ms = nowMs + CODE_MS
  await insertDeskCode(db, { hash, miner, scope, created_ms: nowMs, expires_ms, used_ms: null, created_by: by })
  return expires_ms
}

/**
 * Lets a device in, for a code that is used up by it. One that was shut out comes back only where the miner runs.
 * @throws {@link SignInCodeError}
 * @throws {@link UnknownDeviceError} if it was shut out; the code is then left
 */
export async function signIn(
  db: Db,
  { miner, code, device, name, nowMs }: { miner: string; code: string; device: string; name: string; nowMs: number },
): Promise<DeskDeviceRow> {
  return db.transaction().execute(async (trx) => {
    const used = await takeDeskCode(trx, { hash: sha256Hex(code), miner, nowMs })
    if (!used) throw new SignInCodeError()
    const row = await putDevice(trx, { miner, id: device, name, scope: used.scope, created_ms: nowMs, used_ms: nowMs })
    if (row.revoked_ms !== null) throw new UnknownDeviceError({ device, got: 'one that was revoked' })
    return row
  })
}

/** The device that sent a request. @throws {@link UnknownDeviceError} if it may do nothing here */
export async function getDevice(db: Db, { miner, id, nowMs }: { miner: string; id: string; nowMs: number }): Promise<DeskDeviceRow> {
  const row = await findDevice(db, { miner, id })
  if (!row) throw new UnknownDeviceError({ device: id, got: 'an unknown one' })
  const state = deviceState(row, nowMs)
  if (state === 'revoked') throw new UnknownDeviceError({ device: id, got: 'one that was revoked' })
  if (state === 'expired') throw new UnknownDeviceError({ device: id, got: 'one that was not used for 30 days' })
  if (nowMs - row.used_ms > NOTE_USE_MS) await noteDeviceUse(db, { miner, id, nowMs })
  return row
}

export function deviceState({ revoked_ms, used_ms }: DeskDeviceRow, nowMs: number): 'active' | 'revoked' | 'expired' {
  if (revoked_ms !== null) return 'revoked'
  return nowMs - used_ms > DEVICE_MS ? 'expired' : 'active'
}
