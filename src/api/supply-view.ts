import { registryHash } from '../generation/draw-seed.ts'
import { readAudit } from '../generation/read-audit.ts'
import { readSeedValues } from '../generation/stored-seeds.ts'
import type { Supply, SupplyStream } from '../protocol/supply.ts'
import { sumModelCalls } from '../store/model-calls.ts'
import { countAttempts, countReady } from '../store/task-attempts.ts'
import { countSeedDraws } from '../store/task-supply.ts'
import { readyStream } from '../validator/create-tasks.ts'
import type { ApiContext } from './api-context.ts'
import { namesBy } from './names-by.ts'

const DAY_MS = 86_400_000

/** Where tasks come from. @cost reads every attempt: ask for it now and then, not for each page */
export async function readSupply(context: Pick<ApiContext, 'db' | 'clock' | 'validators' | 'labels'>): Promise<Supply> {
  const { db, clock } = context
  const values = await readSeedValues(db)
  const draws = new Map((await countSeedDraws(db)).map(({ axis, value, drawn }) => [`${axis} ${value}`, drawn]))
  return {
    streams: await readStreams(context),
    families: (await readAudit(db, clock.now(), { told: true })).map(({ verified, people, ...audit }) => ({
      ...audit,
      verified: { ...verified, interval: verified.interval && [...verified.interval] },
      people: { ...people, interval: people.interval && [...people.interval] },
    })),
    seeds: {
      version: registryHash(values),
      values: values.map((seed) => ({ ...seed, drawn: draws.get(`${seed.axis} ${seed.value}`) ?? 0 })),
    },
    models: await sumModelCalls(db, clock.now() - (clock.now() % DAY_MS)),
  }
}

async function readStreams({ db, validators, labels }: Pick<ApiContext, 'db' | 'validators' | 'labels'>): Promise<SupplyStream[]> {
  const streams: SupplyStream[] = []
  for (const { hotkey, mechanisms } of validators)
    for (const { mechid, mechanism, config } of mechanisms) {
      const stream = readyStream(hotkey, mechid)
      streams.push({
        validator: hotkey,
        name: namesBy(labels)(hotkey),
        mechid,
        mechanism: mechanism.name,
        source: config.taskSource,
        ready: await countReady(db, stream),
        attempts: await countAttempts(db, stream),
      })
    }
  return streams
}
