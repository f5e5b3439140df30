import { findDeskPlace, listDeskPlaces } from '../store/desk-places.ts'
import type { Db } from '../store/open-store.ts'
import { UsageError } from './errors.ts'

/**
 * The hotkey of a miner with people, by its name or hotkey.
 * @param asked without it the one that was started last
 * @throws {@link UsageError} if there is no such miner
 */
export async function minerNamed(db: Db, asked: string | undefined): Promise<string> {
  const found = await findDeskPlace(db, asked)
  if (found) return found.miner
  const names = (await listDeskPlaces(db)).map(({ name }) => name).join(', ') || 'a miner with people, which this data never had'
  throw new UsageError(`--miner: expected one of ${names}, got ${asked ?? 'none'}`, { hint: 'start one: kumite up, or kumite miner' })
}
