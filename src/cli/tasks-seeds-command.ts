import { Command, Option } from 'commander'
import { systemClock } from '../core/clock.ts'
import { registryHash } from '../generation/draw-seed.ts'
import { seedName } from '../generation/seed-name.ts'
import { addSeedValue, readSeedValues } from '../generation/stored-seeds.ts'
import { SEED_AXES, SeedValue } from '../generation/task-seed.ts'
import { openStore } from '../store/open-store.ts'
import { UsageError } from './errors.ts'
import { openExistingStore } from './open-existing-store.ts'
import { databaseUrlOption, dataOption, jsonOption, storeLocation } from './options.ts'
import { printable } from './printable.ts'

interface SeedsOptions {
  data: string
  databaseUrl?: string
  json?: boolean
}

/** What tasks are drawn from. */
export function tasksSeedsCommand(): Command {
  return new Command('seeds')
    .description('What tasks are drawn from: one value of every axis.')
    .addCommand(listCommand())
    .addCommand(addCommand())
}

function listCommand(): Command {
  return new Command('list')
    .description('Show every value with its weight.')
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(jsonOption())
    .action(async (options: SeedsOptions) => {
      const store = await openExistingStore(storeLocation(options))
      try {
        const values = await readSeedValues(store.db)
        const version = registryHash(values)
        if (options.json) return void process.stdout.write(`${JSON.stringify({ version, values })}\n`)
        const lines = values.map(
          ({ axis, value, weight, origin, words }) =>
            `${axis.padEnd(12)} ${printable(value).padEnd(20)} ${String(weight).padStart(5)}  ${origin.padEnd(9)} ${printable(words)}`,
        )
        process.stdout.write(`registry ${version}\n${lines.join('\n')}\n`)
      } finally {
        await store.close()
      }
    })
}

function addCommand(): Command {
  return new Command('add')
    .description(
      'Add a value, such as a topic that requesters ask for. Built-in topics are made without a language model; others need one.',
    )
    .argument('<words>', 'what it says in a request: a topic as "a clock", a persona as words that fit after "for"')
    .addOption(new Option('--axis <axis>', 'which axis').choices(SEED_AXES).makeOptionMandatory())
    .option('--value <name>', 'its name in records; by default made from the words')
    .option('--weight <n>', 'how often it is drawn, relative to the others of its axis', '1')
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(jsonOption())
    .action(async (words: string, options: SeedsOptions & { axis: string; value?: string; weight: string }) => {
      const read = SeedValue.omit({ origin: true }).safeParse({
        axis: options.axis,
        value: options.value ?? seedName(words),
        words: words.trim(),
        weight: Number(options.weight),
      })
      if (!read.success)
        throw new UsageError(
          `seeds add: expected ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}, got ${printable(words.slice(0, 80))}`,
        )
      const store = await openStore(storeLocation(options))
      try {
        const added = await addSeedValue(store.db, read.data, systemClock.now())
        if (options.json) return void process.stdout.write(`${JSON.stringify({ added, ...read.data })}\n`)
        process.stdout.write(`${added ? 'Added' : 'Already there, nothing changed'}: ${read.data.axis} ${printable(read.data.value)}\n`)
      } finally {
        await store.close()
      }
    })
}
