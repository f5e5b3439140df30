import { Command, Option } from 'commander'
import { answerRecipeHash } from '../mechanisms/prompting/scoring/answer-recipe.ts'
import { judgedRecipe, promptingRecipe } from '../mechanisms/prompting/scoring/prompting-recipe.ts'

export function promptingRecipeCommand(): Command {
  return new Command('recipe')
    .description(
      'Print the recipe that answers are scored by, in JSON: to change, to try with `rescore`, and to use with `kumite up --recipe`.',
    )
    .addOption(new Option('--judges', 'the one of `kumite up --judges`'))
    .addHelpText(
      'after',
      `
Example:
  kumite prompting recipe > stricter.json     # then edit it; give it another name or version
  kumite prompting rescore --recipe stricter.json --data data
  kumite up --recipe stricter.json`,
    )
    .action(({ judges }: { readonly judges?: boolean }) => {
      const recipe = judges ? judgedRecipe : promptingRecipe
      process.stdout.write(`${JSON.stringify(recipe, null, 2)}\n`)
      process.stderr.write(`${recipe.name} ${recipe.version}, hash ${answerRecipeHash(recipe).slice(0, 16)} in every score\n`)
    })
}
