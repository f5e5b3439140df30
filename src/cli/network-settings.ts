import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { sha256Hex } from '../core/hash.ts'
import { DEFAULT_POPULATION, Population } from '../simulation/population.ts'
import type { Db } from '../store/open-store.ts'
import { findSetting, keepSetting } from '../store/settings.ts'
import { UsageError } from './errors.ts'

/** What makes a network this network: drawn at its first start, kept with its data, never changed. */
export const NetworkSettings = z.object({
  name: z.string(),
  netuid: z.number().int(),
  seed: z.string().describe('names a repeatable network: with --seed the secret follows from it, so it is shown to nobody'),
  secret: z.string().describe('keys and ids follow from it; shown to nobody'),
  genesisMs: z.number(),
  tempo: z.number().int().min(4),
  population: Population,
})
export type NetworkSettings = z.infer<typeof NetworkSettings>

const KEY = 'network'

/**
 * Reads the settings of the network in this database, or founds one.
 * @param seed makes the whole network repeatable, its keys included: for trials, never where real people work
 * @throws {@link UsageError} if the network that is there was founded with another seed or by another version
 */
export async function openSettings(
  db: Db,
  { seed, nowMs, tempo }: { seed: string | undefined; nowMs: number; tempo: number },
): Promise<NetworkSettings> {
  const settings = await findSettings(db)
  if (!settings) return NetworkSettings.parse(await keepSetting(db, KEY, foundNetwork({ seed, nowMs, tempo })))
  if (seed !== undefined && settings.seed !== seed)
    throw new UsageError(`--seed: expected ${settings.seed}, the seed of the network in this folder, got ${seed}`, {
      hint: 'leave --seed away to go on with that network, or start another with --data DIR',
    })
  return settings
}

/**
 * Reads the settings of the network in this database. @returns `undefined` if none was founded here
 * @throws {@link UsageError} if it was founded by a version with other settings
 */
export async function findSettings(db: Db): Promise<NetworkSettings | undefined> {
  const stored = await findSetting(db, KEY)
  if (stored === undefined) return undefined
  const settings = NetworkSettings.safeParse(stored)
  if (settings.success) return settings.data
  throw new UsageError('data folder: expected a network of this version, got one with other settings', {
    hint: 'start with a fresh --data DIR, or with the version that made it',
    cause: settings.error,
  })
}

function foundNetwork({ seed, nowMs, tempo }: { seed: string | undefined; nowMs: number; tempo: number }): NetworkSettings {
  return {
    name: 'Kumite local',
    netuid: 1,
    seed: seed ?? randomBytes(6).toString('hex'),
    secret: seed === undefined ? randomBytes(32).toString('hex') : sha256Hex(`seeded secret/${seed}`),
    genesisMs: nowMs,
    tempo,
    population: DEFAULT_POPULATION,
  }
}
