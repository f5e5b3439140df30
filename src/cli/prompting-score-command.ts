import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { systemClock } from '../core/clock.ts'
import { readGivenAnswers } from '../mechanisms/prompting/scoring/answered-items.ts'
import { promptingRecipe } from '../mechanisms/prompting/scoring/prompting-recipe.ts'
import { rememberEmbeddings } from '../mechanisms/prompting/scoring/remember-embeddings.ts'
import { type GivenScores, scoreGivenAnswers } from '../mechanisms/prompting/scoring/score-given-answers.ts'
import { TASK_TYPES } from '../mechanisms/prompting/task-types.ts'
import { unrelatedByType } from '../mechanisms/prompting/unrelated-similarity.ts'
import { createBuiltInEmbedder } from '../models/built-in-embedder.ts'
import { createModelPool, type ModelPool } from '../models/language/create-model-pool.ts'
import { createMemoryCallLog } from '../models/language/memory-call-log.ts'
import { parseModelsConfig } from '../models/language/models-config.ts'
import { FileError } from './errors.ts'
import { jsonOption } from './options.ts'
import { readPromptingInput, readRecipeFile } from './read-prompting-input.ts'
import { tellGivenScores } from './tell-given-scores.ts'

const REMEMBERED_TEXTS = 1000

export function promptingScoreCommand(): Command {
  return new Command('score')
    .description('Score answers to prompting questions in JSON from stdin, and tell what each is worth.')
    .option('--recipe <file>', 'scoring recipe in JSON; by default the one that the network uses')
    .option('--models <file>', 'JSON file with a pool of language models (docs/models.md) that judge what answers mean')
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
    .action(async (options: { readonly recipe?: string; readonly models?: string; readonly json?: boolean }) => {
      const given = readGivenAnswers(await readPromptingInput())
      const recipe = options.recipe === undefined ? promptingRecipe : await readRecipeFile(options.recipe)
      const pool = options.models === undefined ? undefined : await openJudges(options.models)
      const embedder = createBuiltInEmbedder()
      const remembering = rememberEmbeddings(embedder, REMEMBERED_TEXTS)
      const deps = { types: TASK_TYPES, embedder: remembering, unrelatedOf: unrelatedByType(remembering), recipe, pool }
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

/** Judges of this one run: what they cost is kept nowhere. */
async function openJudges(file: string): Promise<ModelPool> {
  const json = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new FileError({ file, doing: 'read', cause })
  })
  const config = parseModelsConfig(json, file)
  return createModelPool({ config, clock: systemClock, log: createMemoryCallLog(), secret: (name) => process.env[name] })
}
