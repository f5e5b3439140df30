import { Command, Option } from 'commander'
import type { AnswerRecipe } from '../mechanisms/prompting/scoring/answer-recipe.ts'
import { readAnsweredItems } from '../mechanisms/prompting/scoring/answered-items.ts'
import { compareRecipes, type RecipeComparison } from '../mechanisms/prompting/scoring/compare-recipes.ts'
import { promptingRecipe } from '../mechanisms/prompting/scoring/prompting-recipe.ts'
import { type AnsweredHistory, readAnsweredHistory } from '../validator/read-answered-history.ts'
import { openExistingStore } from './open-existing-store.ts'
import { databaseUrlOption, jsonOption, storeLocation, wholeNumber } from './options.ts'
import { printable } from './printable.ts'
import { readPromptingInput, readRecipeFile } from './read-prompting-input.ts'
import { textTable } from './text-table.ts'

interface RescoreOptions {
  readonly recipe: string
  readonly before?: string
  readonly data?: string
  readonly databaseUrl?: string
  readonly newest: number
  readonly json?: boolean
}

export function promptingRescoreCommand(): Command {
  return new Command('rescore')
    .description('Score stored answers by another recipe, and say who would gain or lose ranks: before it is put to use.')
    .requiredOption('--recipe <file>', 'the other scoring recipe, in JSON')
    .option('--before <file>', 'the recipe to compare it with; by default the one that the network uses')
    .option('--data <dir>', "a network's own history, from the folder of its data; the network must not be running on it")
    .addOption(databaseUrlOption())
    .addOption(new Option('--newest <n>', "of a network's history: so many challenges").default(1000).argParser(wholeNumber(1, 100_000)))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Without --data and without a database stdin is read: what \`kumite prompting score --json\` writes. No answer is checked again: its
examination holds all that a recipe may weigh.

Example:
  kumite prompting rescore --recipe stricter.json --data data
  kumite prompting rescore --recipe stricter.json < scores.json`,
    )
    .action(async (options: RescoreOptions) => {
      const old = options.before === undefined ? promptingRecipe : await readRecipeFile(options.before)
      const other = await readRecipeFile(options.recipe)
      const history = await readStored(options, old)
      const comparison = compareRecipes(history?.items ?? readAnsweredItems(await readPromptingInput()), old, other)
      const { unreadable, fromMs, untilMs } = history ?? {}
      if (options.json)
        return void process.stdout.write(`${JSON.stringify({ ...comparison, unreadable, from: isoOf(fromMs), until: isoOf(untilMs) })}\n`)
      if (history) process.stdout.write(`${tellHistory(history)}\n\n`)
      process.stdout.write(`${tellComparison(comparison)}\n`)
    })
}

/** @returns `undefined` where stdin is to be read */
async function readStored({ data, databaseUrl, newest }: RescoreOptions, recipe: AnswerRecipe): Promise<AnsweredHistory | undefined> {
  if (data === undefined && databaseUrl === undefined) return undefined
  const store = await openExistingStore(data === undefined ? { kind: 'server', url: databaseUrl! } : storeLocation({ data }))
  try {
    return await readAnsweredHistory(store.db, { limit: newest, recipe })
  } finally {
    await store.close()
  }
}

function tellHistory({ items, unreadable, fromMs, untilMs }: AnsweredHistory): string {
  const skipped = unreadable > 0 ? `; ${unreadable} of another version left out` : ''
  return items.length === 0
    ? `No scored challenges${skipped}.`
    : `${items.length} challenges scored from ${isoOf(fromMs)} to ${isoOf(untilMs)}${skipped}.`
}

function tellComparison({ miners, before, after }: RecipeComparison): string {
  const rows = miners.map(({ miner, before: was, after: is, gained }) => [
    printable(miner),
    was.mean.toFixed(3),
    is.mean.toFixed(3),
    String(was.rank),
    String(is.rank),
    gained > 0 ? `+${gained}` : String(gained),
  ])
  const head = ['miner', before.version, after.version, 'rank', 'rank then', 'gained']
  return textTable([head.map(printable), ...rows], 'lrrrrr').join('\n')
}

const isoOf = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString())
