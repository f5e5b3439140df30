import * as z from 'zod'
import { deviceView } from '../api/desk-device-view.ts'
import { openDoor } from '../miner/desk/sign-in.ts'
import { DeskScope, DeviceView } from '../protocol/desk.ts'
import { WorkerId } from '../protocol/ids.ts'
import { listDevices, putDevice, revokeDevice } from '../store/desk-devices.ts'
import { findDeskPlace, listDeskPlaces } from '../store/desk-places.ts'
import type { Db } from '../store/open-store.ts'

const ofMiner = { miner: z.string().max(100).optional(), atMs: z.int().min(0) }
const device = WorkerId.describe('address of its ed25519 key')

/** What is asked of the desks of the miners of a database. Never holds a code, only its hash. */
export const DeskCall = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('desk-link'), ...ofMiner, scope: DeskScope, hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.strictObject({ do: z.literal('desk-approve'), ...ofMiner, scope: DeskScope, device, name: z.string().min(1).max(80) }),
  z.strictObject({ do: z.literal('desk-devices'), ...ofMiner }),
  z.strictObject({ do: z.literal('desk-revoke'), ...ofMiner, device: z.string().max(100) }),
])
export type DeskCall = z.infer<typeof DeskCall>

const Place = z.object({ miner: z.string(), name: z.string(), url: z.string() })

/** @param place `null` where no miner with people ever ran, or none of that name */
export const DeskReply = z.object({
  place: Place.nullable(),
  known: z.array(z.string()).describe('names of all, where it is none of them'),
  changed: z.boolean(),
  devices: z.array(DeviceView),
})
export type DeskReply = z.infer<typeof DeskReply>

export async function runDeskCall(db: Db, call: DeskCall): Promise<DeskReply> {
  const place = await findDeskPlace(db, call.miner)
  if (!place) return { place: null, known: (await listDeskPlaces(db)).map(({ name }) => name), changed: false, devices: [] }
  const { miner, name, url } = place
  const changed = await change(db, miner, call)
  const devices = (await listDevices(db, miner)).map((row) => deviceView(row, '', call.atMs))
  return { place: { miner, name, url }, known: [], changed, devices }
}

async function change(db: Db, miner: string, call: DeskCall): Promise<boolean> {
  const nowMs = call.atMs
  switch (call.do) {
    case 'desk-link':
      await openDoor(db, { miner, hash: call.hash, scope: call.scope, by: null, nowMs })
      return true
    case 'desk-approve':
      await putDevice(db, {
        miner,
        id: call.device,
        name: call.name,
        scope: call.scope,
        created_ms: nowMs,
        used_ms: nowMs,
        revoked_ms: null,
      })
      return true
    case 'desk-devices':
      return false
    case 'desk-revoke':
      return (await revokeDevice(db, { miner, id: call.device, nowMs })) !== undefined
  }
}
