import * as z from 'zod'
import type { ShareRows } from '../chain.ts'
import type { BlockView } from './block-view.ts'
import { storageIndex } from './storage-index.ts'

const pallet = 'SubtensorModule'
const Permits = z.object({ permits: z.array(z.boolean()) })
const Rows = z.record(z.string(), z.array(z.tuple([z.number(), z.number()])))

/** Bonds of one mechanism: those with a permit alone may hold any, so only their rows are asked for. */
export async function readBonds(view: BlockView, { netuid, mechid }: { netuid: number; mechid: number }): Promise<ShareRows> {
  const { permits } = await view.read(Permits, { permits: { pallet, entry: 'ValidatorPermit', keys: [netuid] } })
  const uids = permits.flatMap((permit, uid) => (permit ? [uid] : []))
  if (uids.length === 0) return new Map()
  const index = storageIndex({ netuid, mechid })
  const items = uids.map((uid) => [String(uid), { pallet, entry: 'Bonds', keys: [index, uid] }] as const)
  const rows = Object.entries(await view.read(Rows, Object.fromEntries(items)))
  return new Map(
    rows.filter(([, row]) => row.length > 0).map(([uid, row]) => [Number(uid), row.map(([to, value]) => [to, value / 65_535] as const)]),
  )
}
