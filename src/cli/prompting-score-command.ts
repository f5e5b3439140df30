import { randomBytes } from 'node:crypto'
import { Command } from 'commander'
import { readGivenAnswers } from '../mechanisms/prompting/scoring/answered-items.ts'
import { judgedRecipe, promptingRecipe } from '../mechanisms/prompting/scoring/prompting-recipe.ts'
import { rememberEmbeddings } from '../mechanisms/prompting/scoring/remember-embeddings.ts'
import { type GivenScores, scoreGivenAnswers } from '../mechanisms/prompting/scoring/score-given-answers.ts'
import { TASK_TYPES } from '../mechanisms/prompting/task-types.ts'
import { unrelatedByType } from '../mechanisms/prompting/unrelated-similarity.ts'
import { createBuiltInEmbedder } from '../models/built-in-embedder.ts'
import { UsageError } from './errors.ts'
import { openModelsOfRun } from './open-models.ts'
import { jsonOption, modelsOfRunOption } from './options.ts'
import { readPromptingInput, readRecipeFile } from './read-prompting-input.ts'
import { tellGivenScores } from './tell-given-scores.ts'

export function promptingScoreCommand(): Command {
  return new Command('score')
    .description('Score answers to prompting questions in JSON from stdin, and tell what each is worth.')
    .option('--recipe <file>', 'scoring recipe in JSON; by default the one that the network uses')
    .addOption(modelsOfRunOption('that judge what answers mean'))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
stdin is one object or a list of them:
  question    as a task type makes it: see src/mechanisms/prompting/question.ts
  answers     by name of miner: a text, or {"turns": [{"challenge", "answer", "status", "firstMs", "totalMs"}]}
  challenge   what was said instead of the query, where answers are texts
  deadlineMs  for one answer: 20000 by default

With --json stdout is a list of the same length, each with task, answers (examined: all that a recipe may weigh), scores and
conclusion. \`kumite prompting rescore\` reads it.

Example:
  kumite prompting score --json < answers.json > scores.json`,
    )
    .action(async (options: { readonly recipe?: string; readonly models?: string | true; readonly json?: boolean }) => {
      const given = readGivenAnswers(await readPromptingInput())
      const usual = options.models === undefined ? promptingRecipe : judgedRecipe
      const recipe = options.recipe === undefined ? usual : await readRecipeFile(options.recipe)
      const models = options.models === undefined ? undefined : { pool: await openModelsOfRun(options.models) }
      if (models && recipe.meaning !== 'judges')
        throw new UsageError(`--models: expected a recipe whose meaning is "judges", got ${recipe.meaning}`, {
          hint: 'leave --models away, or let the recipe say "meaning": "judges"',
        })
      const embedder = createBuiltInEmbedder()
      const remembering = rememberEmbeddings(embedder)
      const seed = randomBytes(16).toString('hex')
      const deps = { types: TASK_TYPES, embedder: remembering, unrelatedOf: unrelatedByType(remembering), recipe, models, seed }
      try {
        const scored: GivenScores[] = []
        for (const [index, one] of given.entries()) scored.push(await scoreGivenAnswers(one, { ...deps, name: `item-${index + 1}` }))
        const json = () => `[${scored.map((one) => JSON.stringify(one)).join(',\n')}]`
        process.stdout.write(`${options.json ? json() : scored.map(tellGivenScores).join('\n\n')}\n`)
      } finally {
        await embedder.close()
      }
    })
}
