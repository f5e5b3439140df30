import type { Rng } from '../core/rng.ts'
import { listExampleTexts } from '../store/known-instructions.ts'
import type { Db } from '../store/open-store.ts'

/** So many of the newest instructions of each kind are drawn from. */
const RECENT = 200
/** Of the examples for one instruction, so many are by people, as far as there are any. */
const BY_PEOPLE = 2
const EXAMPLES = 4

/** Draws earlier instructions to write a new one after: some that people wrote, the others made and accepted. Order drawn, too. */
export async function drawExamples(db: Db, rng: Rng): Promise<string[]> {
  const people = rng.shuffle(await listExampleTexts(db, { source: 'imported', limit: RECENT })).slice(0, BY_PEOPLE)
  const made = rng.shuffle(await listExampleTexts(db, { source: 'generated', limit: RECENT })).slice(0, EXAMPLES - people.length)
  return rng.shuffle([...people, ...made])
}
