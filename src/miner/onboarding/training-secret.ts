import { randomBytes } from 'node:crypto'
import type { Db } from '../../store/open-store.ts'
import { keepSetting } from '../../store/settings.ts'

/** What a miner's training tasks are drawn from: made once, known to nobody else. */
export async function trainingSecret(db: Db, miner: string): Promise<string> {
  const { secret } = await keepSetting(db, `training-secret/${miner}`, { secret: randomBytes(32).toString('hex') })
  return secret
}
