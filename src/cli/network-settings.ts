import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { sha256Hex } from '../core/hash.ts'
import { DEFAULT_POPULATION, Population } from '../simulation/population.ts'
import type { Db } from '../store/open-store.ts'
import { findSetting, keepSetting } from '../store/settings.ts'
import { UsageError } from './errors.ts'

const secret = z.string().describe('keys and ids follow from it; shown to nobody')

/** What makes a network this network: drawn at its first start, kept with its data, never changed. */
export const NetworkSettings = z.object({
  name: z.string(),
  netuid: z.number().int(),
  seed: z.string().describe('names a repeatable network: with --seed the secret follows from it, so it is shown to nobody'),
  secret,
  genesisMs: z.number(),
  tempo: z.number().int().min(4),
  population: Population,
})
export type NetworkSettings = z.infer<typeof NetworkSettings>

/** What binds a data folder to a subnet of a chain elsewhere. */
const OutsideSettings = z.object({ secret, outside: z.object({ genesisHash: z.string(), netuid: z.number().int() }) })
export type OutsideSettings = z.infer<typeof OutsideSettings>

const KEY = 'network'

/**
 * Reads the settings of the network in this database, or founds one.
 * @param seed makes the whole network repeatable, its keys included: for trials, never where real people work
 * @throws {@link UsageError} if the network that is there was founded with another seed, on another chain or by another version
 */
export async function openSettings(
  db: Db,
  { seed, nowMs, tempo }: { seed: string | undefined; nowMs: number; tempo: number },
): Promise<NetworkSettings> {
  const settings = (await findSettings(db)) ?? (await keepSetting(db, KEY, foundNetwork({ seed, nowMs, tempo })))
  if ('outside' in settings) throw otherNetwork('the local chain', tellOutside(settings))
  if (seed !== undefined && settings.seed !== seed)
    throw new UsageError(`--seed: expected ${settings.seed}, the seed of the network in this folder, got ${seed}`, {
      hint: 'leave --seed away to go on with that network, or start another with --data DIR',
    })
  return settings
}

/**
 * Reads what is kept for a subnet of a chain elsewhere, or begins to keep it.
 * @throws {@link UsageError} if this database is for another subnet or for a local chain
 */
export async function openOutsideSettings(db: Db, outside: OutsideSettings['outside']): Promise<OutsideSettings> {
  const fresh: OutsideSettings = { secret: randomBytes(32).toString('hex'), outside }
  const settings = (await findSettings(db)) ?? (await keepSetting(db, KEY, fresh))
  const asked = tellOutside(fresh)
  if (!('outside' in settings)) throw otherNetwork(asked, 'a local chain of its own')
  if (tellOutside(settings) !== asked) throw otherNetwork(asked, tellOutside(settings))
  return settings
}

/**
 * Reads the settings of the network in this database. @returns `undefined` if none was founded here
 * @throws {@link UsageError} if it was founded by a version with other settings
 */
export async function findSettings(db: Db): Promise<NetworkSettings | OutsideSettings | undefined> {
  const stored = await findSetting(db, KEY)
  if (stored === undefined) return undefined
  const settings = z.union([OutsideSettings, NetworkSettings]).safeParse(stored)
  if (settings.success) return settings.data
  throw new UsageError('data folder: expected a network of this version, got one with other settings', {
    hint: 'start with a fresh --data DIR, or with the version that made it',
    cause: settings.error,
  })
}

function tellOutside({ outside: { genesisHash, netuid } }: OutsideSettings): string {
  return `netuid ${netuid} of the chain ${genesisHash}`
}

function otherNetwork(expected: string, got: string): UsageError {
  return new UsageError(`data folder: expected one for ${expected}, got one for ${got}`, { hint: 'name another folder with --data DIR' })
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
