import { ChallengeSettings } from '../protocol/challenge-settings.ts'
import type { Db } from './open-store.ts'
import { findSetting, putSetting } from './settings.ts'

const KEY = 'challenges'

/** How hard the validators of this database may ask; the default where nobody has said, or another version has. */
export async function readChallengeSettings(db: Db): Promise<ChallengeSettings> {
  return ChallengeSettings.catch(ChallengeSettings.parse({})).parse((await findSetting(db, KEY)) ?? {})
}

/** Holds from the next challenge on, in whatever process works on this database. */
export async function writeChallengeSettings(db: Db, settings: ChallengeSettings): Promise<void> {
  await putSetting(db, KEY, settings)
}
