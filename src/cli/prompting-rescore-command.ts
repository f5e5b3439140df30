import { Command, Option } from 'commander'
import type { AnswerRecipe } from '../mechanisms/prompting/scoring/answer-recipe.ts'
import { readAnsweredItems } from '../mechanisms/prompting/scoring/answered-items.ts'
import { compareRecipes, type RecipeComparison } from '../mechanisms/prompting/scoring/compare-recipes.ts'
import { promptingRecipe } from '../mechanisms/prompting/scoring/prompting-recipe.ts'
import { askOperator } from './ask-operator.ts'
import { databaseUrlOption, jsonOption, wholeNumber } from './options.ts'
import { printable } from './printable.ts'
import { readPromptingInput, readRecipeFile } from './read-prompting-input.ts'
import { RescoreReply } from './rescore-call.ts'
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
    .option('--data <dir>', "a network's own history, from the folder of its data; where it runs, it is asked")
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
      const before = options.before === undefined ? promptingRecipe : await readRecipeFile(options.before)
      const after = await readRecipeFile(options.recipe)
      const history = await rescoreStored(options, before, after)
      const comparison = history ?? compareRecipes(readAnsweredItems(await readPromptingInput()), before, after)
      if (options.json) {
        const { unreadable, fromMs, untilMs, ...told } = { ...history, ...comparison }
        return void process.stdout.write(`${JSON.stringify({ ...told, unreadable, from: isoOf(fromMs), until: isoOf(untilMs) })}\n`)
      }
      if (history) process.stdout.write(`${tellHistory(history)}\n\n`)
      process.stdout.write(`${tellComparison(comparison)}\n`)
    })
}

/** @returns `undefined` where stdin is to be read */
async function rescoreStored(
  { data, databaseUrl, newest }: RescoreOptions,
  before: AnswerRecipe,
  after: AnswerRecipe,
): Promise<RescoreReply['rescored'] | undefined> {
  if (data === undefined && databaseUrl === undefined) return undefined
  const where = data === undefined ? { data: '', databaseUrl: databaseUrl! } : { data }
  return RescoreReply.parse(await askOperator(where, { do: 'rescore', newest, before, after })).rescored
}

function tellHistory({ tasks, unreadable, fromMs, untilMs }: RescoreReply['rescored']): string {
  const skipped = unreadable > 0 ? `; ${unreadable} of another version left out` : ''
  return tasks === 0
    ? `No scored challenges${skipped}.`
    : `${tasks} challenges scored from ${isoOf(fromMs)} to ${isoOf(untilMs)}${skipped}.`
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
