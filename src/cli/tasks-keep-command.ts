import { randomUUID } from 'node:crypto'
import { Command, Option } from 'commander'
import { systemClock } from '../core/clock.ts'
import { openStore } from '../store/open-store.ts'
import { NoNetworkError, UsageError } from './errors.ts'
import { generationLoops } from './generation-loops.ts'
import { addressOf, networkKey, validatorSeed } from './network-keys.ts'
import { findSettings } from './network-settings.ts'
import { openGenerator } from './open-generation.ts'
import { openModels } from './open-models.ts'
import { databaseUrlOption, modelsOption, wholeNumber } from './options.ts'
import { createProgress } from './progress.ts'
import { startLoops } from './start-loops.ts'
import { createTroubles } from './troubles.ts'
import { untilStopped } from './until-stopped.ts'

/** Helps a network that lives on a PostgreSQL server to keep tasks ready; as many processes as wanted may do so. */
export function tasksKeepCommand(): Command {
  return new Command('keep')
    .description('Help a network on a PostgreSQL server to keep tasks ready, from another process or machine. Several may do so at once.')
    .addOption(databaseUrlOption().makeOptionMandatory())
    .addOption(modelsOption())
    .addOption(new Option('--depth <n>', 'so many tasks are kept ready for each validator').default(24).argParser(wholeNumber(1, 10_000)))
    .action(async ({ databaseUrl, models, depth }: { databaseUrl: string; models?: string; depth: number }) => {
      const progress = createProgress({ quiet: false })
      const store = await openStore({ kind: 'server', url: databaseUrl })
      try {
        const settings = await findSettings(store.db)
        if (!settings) throw new NoNetworkError({ location: store.location })
        if ('outside' in settings)
          throw new UsageError('tasks keep: expected a network with a chain of its own, got one on a chain elsewhere', {
            hint: 'its validators keep their own tasks ready: start `kumite up --chain` with more of them',
          })
        const pool = await openModels(models, { db: store.db, clock: systemClock })
        const stopping = new AbortController()
        const generator = await openGenerator({
          db: store.db,
          clock: systemClock,
          models: pool,
          config: { depth },
          signal: stopping.signal,
        })
        const streams = settings.population.validators.map(({ name }) => ({
          validator: addressOf(networkKey(settings, `validator/${name}`)),
          name,
          mechid: 0,
          secret: validatorSeed(settings, name),
        }))
        const plans = generationLoops(async () => generator, streams, {
          db: store.db,
          clock: systemClock,
          holder: randomUUID(),
          stopping: stopping.signal,
        })
        progress.say(
          `Keeping ${depth} tasks ready for each of ${streams.length} validators, written by ${generator.author.name}. Stop with Ctrl-C.`,
        )
        if (generator.withoutPages) progress.say(`  no pages are made: ${generator.withoutPages}`)
        const loops = startLoops(
          plans,
          createTroubles((line) => progress.say(line)),
        )
        await untilStopped()
        stopping.abort()
        await loops.stop()
        await generator.close()
      } finally {
        await store.close()
      }
    })
}
