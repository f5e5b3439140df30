import { Command } from 'commander'
import { createRng } from '../core/rng.ts'
import { PromptingInputError } from '../mechanisms/prompting/errors.ts'
import { makeChallenge } from '../mechanisms/prompting/human/make-challenge.ts'
import { type ChallengeRequest, readChallengeRequests } from '../mechanisms/prompting/human/read-challenge-requests.ts'
import type { Question } from '../mechanisms/prompting/question.ts'
import { builtInSources } from '../mechanisms/prompting/sources/built-in-sources.ts'
import { TASK_TYPES } from '../mechanisms/prompting/task-types.ts'
import { jsonOption } from './options.ts'
import { readPromptingInput } from './read-prompting-input.ts'

export function promptingChallengeCommand(): Command {
  return new Command('challenge')
    .description('Word clear questions as different people would, from requests in JSON on stdin.')
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
  seed        text or number: the same one gives the same bytes

stdout has one challenge a line; with --json a list of {persona, question, text, lambda, operators, kept, discarded, by}, answers included.

Example:
  echo '{"type": "date-question", "lambda": 1, "seed": 7}' | kumite prompting challenge`,
    )
    .action(async (options: { readonly json?: boolean }) => {
      const requests = readChallengeRequests(await readPromptingInput())
      const worded = []
      for (const [index, request] of requests.entries()) {
        const question = await questionOf(request, index)
        const { persona, lambda, seed } = request
        worded.push({ persona, question, ...makeChallenge(question, { persona, lambda, rng: createRng(seed) }) })
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
  return type.make({ rng: createRng(seed).fork('question'), difficulty, sources: builtInSources })
}
