import type { Db } from '../store/open-store.ts'
import { addTaskSeed, listTaskSeeds } from '../store/task-seeds.ts'
import { BUILT_IN_SEED_VALUES } from './seed-values.ts'
import { SeedValue } from './task-seed.ts'

/** Every value of the registry: the built-in ones and what requests have added. */
export async function readSeedValues(db: Db): Promise<SeedValue[]> {
  const added = (await listTaskSeeds(db)).map(({ axis, value, words, weight, origin }) =>
    SeedValue.parse({ axis, value, words, weight, origin }),
  )
  const known = new Set(BUILT_IN_SEED_VALUES.map(nameOf))
  return [...BUILT_IN_SEED_VALUES, ...added.filter((value) => !known.has(nameOf(value)))]
}

/** Adds a value from an organic request. @returns false if its axis has that value already */
export async function addSeedValue(db: Db, value: Omit<SeedValue, 'origin'>, nowMs: number): Promise<boolean> {
  if (BUILT_IN_SEED_VALUES.some((known) => nameOf(known) === nameOf(value))) return false
  return addTaskSeed(db, { ...value, origin: 'organic', added_ms: nowMs })
}

const nameOf = ({ axis, value }: Pick<SeedValue, 'axis' | 'value'>) => `${axis} ${value}`
