import { Command } from 'commander'
import { createRng } from '../core/rng.ts'
import { drawQuestion } from '../mechanisms/prompting/draw-question.ts'
import { PromptingInputError } from '../mechanisms/prompting/errors.ts'
import { challengeByModel } from '../mechanisms/prompting/human/challenge-by-model.ts'
import { makeChallenge } from '../mechanisms/prompting/human/make-challenge.ts'
import { type ChallengeRequest, readChallengeRequests } from '../mechanisms/prompting/human/read-challenge-requests.ts'
import type { Question } from '../mechanisms/prompting/question.ts'
import { builtInSources } from '../mechanisms/prompting/sources/built-in-sources.ts'
import { TASK_TYPES } from '../mechanisms/prompting/task-types.ts'
import { openModelsOfRun } from './open-models.ts'
import { jsonOption, modelsOfRunOption } from './options.ts'
import { readPromptingInput } from './read-prompting-input.ts'

export function promptingChallengeCommand(): Command {
  return new Command('challenge')
    .description('Word clear questions as different people would, from requests in JSON on stdin.')
    .addOption(modelsOfRunOption('that word them; what they write is checked, and worded by rules where it will not do'))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
stdin is one request or a list of them:
  type        of a question to be made: ${TASK_TYPES.map(({ name }) => name).join(', ')}
  question    or the question itself: see src/mechanisms/prompting/question.ts
  difficulty  of one to be made, in [0, 1]: 0.5 by default
  persona     profile, mood, tone, languageSkill; what is left out is drawn
  lambda      in [0, 1]: 0 = the query byte for byte; 0.5 by default
  seed        text or number: the same one gives the same bytes, where no model is asked

Unknown fields are refused; those of a challenge that --json wrote are not, so that it can be worded anew.

stdout has one challenge a line; with --json a list of {persona, question, text, lambda, operators, kept, discarded, by}, answers included.

Example:
  echo '{"type": "date-question", "lambda": 1, "seed": 7}' | kumite prompting challenge`,
    )
    .action(async (options: { readonly json?: boolean; readonly models?: string | true }) => {
      const requests = readChallengeRequests(await readPromptingInput())
      const pool = options.models === undefined ? undefined : await openModelsOfRun(options.models)
      const worded = []
      for (const [index, request] of requests.entries()) {
        const question = await questionOf(request, index)
        const { persona, lambda, seed } = request
        const asking = { persona, lambda, rng: createRng(seed) }
        const type = TASK_TYPES.find(({ name }) => name === question.type)
        const challenge = pool ? await challengeByModel(question, asking, { pool, type }) : makeChallenge(question, asking)
        worded.push({ persona, question, ...challenge })
      }
      const lines = worded.map((one) => (options.json ? JSON.stringify(one) : one.text))
      process.stdout.write(options.json ? `[${lines.join(',\n')}]\n` : `${lines.join('\n')}\n`)
    })
}

async function questionOf({ question, type: name, difficulty, seed }: ChallengeRequest, index: number): Promise<Question> {
  if (question) return question
  const type = TASK_TYPES.find((one) => one.name === name)
  if (!type)
    throw new PromptingInputError({ where: `[${index}].type`, problem: `expected one of ${TASK_TYPES.map((one) => one.name).join(', ')}, got ${name}` }) // biome-ignore format: one error
  return drawQuestion(type, { rng: createRng(seed).fork('question'), difficulty, sources: builtInSources })
}
