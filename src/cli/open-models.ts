import { readFile } from 'node:fs/promises'
import type { Clock } from '../core/clock.ts'
import { storedCallLog } from '../generation/model-call-log.ts'
import type { CallLog } from '../models/language/call-log.ts'
import { createModelPool, type ModelPool } from '../models/language/create-model-pool.ts'
import { modelsConfigFromEnv, parseModelsConfig } from '../models/language/models-config.ts'
import type { Db } from '../store/open-store.ts'
import { FileError } from './errors.ts'

/**
 * The language models that write the tasks, their calls counted in the database. None of them is asked anything yet.
 * @param file with a pool of them; without it and without LLM_BASE_URL there are none, and the built-in generator writes
 * @throws {@link FileError}, {@link ModelsConfigError} if they cannot be used as configured
 */
export async function openModels(file: string | undefined, { db, clock }: { db: Db; clock: Clock }): Promise<ModelPool | undefined> {
  return openModelPool(file, { log: storedCallLog(db), clock })
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
