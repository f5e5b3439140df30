import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { PromptingInputError } from '../mechanisms/prompting/errors.ts'
import type { AnswerRecipe } from '../mechanisms/prompting/scoring/answer-recipe.ts'
import { readAnswerRecipe } from '../mechanisms/prompting/scoring/answered-items.ts'
import { FileError, UsageError } from './errors.ts'

/** @throws {@link PromptingInputError} if stdin is no JSON, {@link UsageError} if nobody writes to it */
export async function readPromptingInput(): Promise<unknown> {
  if (process.stdin.isTTY) throw new UsageError('stdin: expected JSON, got a terminal', { hint: 'add < FILE' })
  return parse(await text(process.stdin), 'stdin')
}

/** @throws {@link PromptingInputError} if the file is no recipe, {@link FileError} if it cannot be read */
export async function readRecipeFile(file: string): Promise<AnswerRecipe> {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new FileError({ file, doing: 'read', cause })
  })
  return readAnswerRecipe(parse(content, file), file)
}

function parse(json: string, where: string): unknown {
  try {
    return JSON.parse(json, (key, value) => {
      if (key === '__proto__') throw new PromptingInputError({ where, problem: 'expected names that objects can hold, got __proto__' })
      return value
    })
  } catch (cause) {
    if (cause instanceof PromptingInputError) throw cause
    throw new PromptingInputError({ where, problem: `expected JSON, got ${(cause as Error).message}`, cause })
  }
}
