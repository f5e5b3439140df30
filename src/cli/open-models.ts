import { readFile } from 'node:fs/promises'
import { type Clock, systemClock } from '../core/clock.ts'
import { storedCallLog } from '../generation/model-call-log.ts'
import type { CallLog } from '../models/language/call-log.ts'
import { createModelPool, type ModelPool } from '../models/language/create-model-pool.ts'
import { createMemoryCallLog } from '../models/language/memory-call-log.ts'
import { modelsConfigFromEnv, parseModelsConfig } from '../models/language/models-config.ts'
import type { Db } from '../store/open-store.ts'
import { FileError, UsageError } from './errors.ts'

/**
 * The language models that write the tasks, their calls counted in the database. None of them is asked anything yet.
 * @param file with a pool of them; without it and without LLM_BASE_URL there are none, and the built-in generator writes
 * @throws {@link FileError}, {@link ModelsConfigError} if they cannot be used as configured
 */
export async function openModels(file: string | undefined, { db, clock }: { db: Db; clock: Clock }): Promise<ModelPool | undefined> {
  return openModelPool(file, { log: storedCallLog(db), clock })
}

/**
 * Models of one run of a command: of the file that `--models` names, or of LLM_BASE_URL where it names none. What they cost is kept nowhere.
 * @throws {@link UsageError} if there are none
 */
export async function openModelsOfRun(file: string | true): Promise<ModelPool> {
  const pool = await openModelPool(file === true ? undefined : file, { log: createMemoryCallLog(), clock: systemClock })
  if (pool) return pool
  throw new UsageError('--models: expected a file, or LLM_BASE_URL in the environment, got neither', { hint: 'see docs/models.md' })
}

/** The same with another log of the calls. */
export async function openModelPool(
  file: string | undefined,
  { log, clock }: { log: CallLog; clock: Clock },
): Promise<ModelPool | undefined> {
  const config = file === undefined ? modelsConfigFromEnv(process.env) : parseModelsConfig(await read(file), file)
  return config && createModelPool({ config, clock, log, secret: (name) => process.env[name] })
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new FileError({ file, doing: 'read', cause })
  })
}
