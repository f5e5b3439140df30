import { text } from 'node:stream/consumers'
import { Command, Option } from 'commander'
import { filterDuplicates } from '../generation/filter-duplicates.ts'
import { createInstructionIndex } from '../generation/instruction-index.ts'
import { createBuiltInEmbedder } from '../models/built-in-embedder.ts'
import { words } from '../text/words.ts'
import { UsageError } from './errors.ts'
import { openExistingStore } from './open-existing-store.ts'
import { databaseUrlOption, dataOption, jsonOption, storeLocation, wholeNumber } from './options.ts'
import { printable } from './printable.ts'

interface FindOptions {
  data: string
  databaseUrl?: string
  json?: boolean
  most: number
}

/** Which known tasks a text looks like. */
export function tasksFindCommand(): Command {
  return new Command('find')
    .description('Show the known tasks that are most like a text, and whether a task with that instruction would be a duplicate.')
    .argument('<text>', 'an instruction; - reads it from stdin')
    .addOption(new Option('--most <n>', 'so many tasks').default(5).argParser(wholeNumber(1, 64)))
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Compared are all instructions that were ever accepted, rejected or completed: by hash, by runs of three words (MinHash), by the words that
tell them from others of their kind, and by embedding. "alike" is of those words; 75 % and more ask for the same.`,
    )
    .action(async (argument: string, options: FindOptions) => {
      const instruction = argument === '-' ? await text(process.stdin) : argument
      if (words(instruction).length === 0)
        throw new UsageError('find: expected a text with words, got one without', { hint: 'kumite tasks find "a quiz about rivers"' })
      const embedder = createBuiltInEmbedder()
      const store = await openExistingStore(storeLocation(options))
      try {
        const index = createInstructionIndex(embedder.name)
        const { lookalikes, ...verdict } = await filterDuplicates({ db: store.db, index, embedder }, { text: instruction })
        const nearest = lookalikes.slice(0, options.most).map(({ row, similarity, cosine }) => ({
          id: row.id,
          similarity,
          cosine: cosine ?? null,
          source: row.source,
          outcome: row.outcome,
          text: row.text,
        }))
        if (options.json) return void process.stdout.write(`${JSON.stringify({ ...verdict, lookalikes: nearest })}\n`)
        const lines = nearest.map(
          ({ id, similarity, cosine, outcome, text }) =>
            `${`#${id}`.padStart(8)} ${`${Math.floor(100 * similarity)} %`.padStart(6)} ${(cosine?.toFixed(2) ?? '').padStart(7)}  ${(outcome ?? 'at work').padEnd(9)} ${beginning(text)}`,
        )
        const told = `${verdict.duplicate ? `duplicate (${verdict.by})` : 'new'}: ${verdict.reason}`
        process.stdout.write(
          [told, ...(lines.length > 0 ? [`${'task'.padStart(8)}  alike  cosine  outcome`] : []), ...lines, ''].join('\n'),
        )
      } finally {
        await store.close()
        await embedder.close()
      }
    })
}

function beginning(text: string): string {
  const line = printable(text.slice(0, 400).replace(/\s+/g, ' '))
  return line.length > 90 ? `${line.slice(0, 89).toWellFormed()}…` : line
}
