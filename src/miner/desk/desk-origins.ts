import { findDeskPlace } from '../../store/desk-places.ts'
import type { Db } from '../../store/open-store.ts'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** The sites that the desk of a miner is opened at: where its process says that it serves it, and on this machine by each of its names. */
export async function deskOrigins(db: Db, miner: string): Promise<string[]> {
  const place = await findDeskPlace(db, miner)
  if (!place) return []
  const { protocol, hostname, port, origin } = new URL(place.url)
  if (!LOOPBACK.includes(hostname)) return [origin]
  return LOOPBACK.map((name) => `${protocol}//${name}${port && `:${port}`}`)
}
