import { Command } from 'commander'
import { readAnsweredItems } from '../mechanisms/prompting/scoring/answered-items.ts'
import { compareRecipes } from '../mechanisms/prompting/scoring/compare-recipes.ts'
import { promptingRecipe } from '../mechanisms/prompting/scoring/prompting-recipe.ts'
import { NO_HISTORY } from '../mechanisms/prompting/scoring/score-given-answers.ts'
import { jsonOption } from './options.ts'
import { printable } from './printable.ts'
import { readPromptingInput, readRecipeFile } from './read-prompting-input.ts'
import { textTable } from './text-table.ts'

export function promptingRescoreCommand(): Command {
  return new Command('rescore')
    .description('Score stored answers by another recipe, and say who would gain or lose ranks: before it is put to use.')
    .requiredOption('--recipe <file>', 'the other scoring recipe, in JSON')
    .option('--before <file>', 'the recipe to compare it with; by default the one that the network uses')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
stdin is what \`kumite prompting score --json\` writes. No answer is checked again: its examination holds all that a recipe may weigh.

Example:
  kumite prompting rescore --recipe stricter.json < scores.json`,
    )
    .action(async ({ recipe, before, json }: { readonly recipe: string; readonly before?: string; readonly json?: boolean }) => {
      const items = readAnsweredItems(await readPromptingInput())
      const old = before === undefined ? promptingRecipe : await readRecipeFile(before)
      const comparison = compareRecipes(items, NO_HISTORY, old, await readRecipeFile(recipe))
      if (json) return void process.stdout.write(`${JSON.stringify(comparison)}\n`)
      const rows = comparison.miners.map(({ miner, before: was, after: is, gained }) => [
        printable(miner),
        was.mean.toFixed(3),
        is.mean.toFixed(3),
        String(was.rank),
        String(is.rank),
        gained > 0 ? `+${gained}` : String(gained),
      ])
      const head = ['miner', comparison.before.version, comparison.after.version, 'rank', 'rank then', 'gained']
      process.stdout.write(`${textTable([head.map(printable), ...rows], 'lrrrrr').join('\n')}\n`)
    })
}
