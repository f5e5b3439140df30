import * as z from 'zod'
import { BaseError } from '../../core/base-error.ts'
import { createRng } from '../../core/rng.ts'
import type { ModelPool } from '../../models/language/create-model-pool.ts'
import type { ChatMessage } from '../../protocol/chat.ts'
import type { ToolUse } from '../tools/tool-use.ts'
import { fabricatedSource } from './fabricated-source.ts'

/** What a model answered, and why it must not be passed on, if so. */
export interface ModelAnswered {
  readonly answer: string
  readonly by: string
  readonly refused: string | undefined
}

/** One step of a model: a tool to use, or the answer with the numbers of the results that it rests on. */
const Step = z.object({
  tool: z.string().nullable().describe('name of the tool to use next; null with the answer'),
  parameters: z.string().describe('JSON object with its parameters; "{}" with the answer'),
  answer: z.string().describe('the answer to the human, or a question back; empty while a tool is used'),
  cites: z.array(z.number().int()).describe('numbers of the results that the answer rests on'),
})

const MOST_STEPS = 8
/** Numbers of results, as models write them into their text. */
const MARK = / ?\[(\d+)\]/g

/**
 * Lets a language model answer, step by step: it names a tool, is told what that found, and so on until it answers. What it cites must be
 * there, and what it quotes must stand there: else its answer is refused.
 */
export async function answerByModel(
  messages: readonly ChatMessage[],
  tools: ToolUse,
  model: ModelPool,
  signal: AbortSignal,
): Promise<ModelAnswered> {
  const conversation = messages.map(({ role, content }) => `${role}: ${content}`).join('\n\n')
  const results: string[] = []
  const rng = createRng(conversation)
  let by = ''
  try {
    for (let step = 0; step < MOST_STEPS; step++) {
      const prompt = `${conversation}\n\n${results.map((result, at) => `[${at}] ${result}`).join('\n')}`
      const { output, model: name } = await model.generate({
        purpose: 'answer',
        system: systemPrompt(tools),
        prompt,
        schema: Step,
        rng: rng.fork(`step ${step}`),
        signal,
      })
      by = name
      if (output.tool === null || output.tool === '')
        return { answer: output.answer.replace(MARK, ''), by, refused: flawOf(output, conversation, results, tools) }
      results.push(`${output.tool} ${output.parameters}: ${await tools.callByName(output.tool, parse(output.parameters))}`)
    }
    return { answer: '', by, refused: `no answer after ${MOST_STEPS} steps` }
  } catch (error) {
    if (!(error instanceof BaseError)) throw error
    return { answer: '', by, refused: error.message.split('\n')[0]! }
  }
}

function flawOf(
  { answer, cites }: z.infer<typeof Step>,
  conversation: string,
  results: readonly string[],
  { calls }: ToolUse,
): string | undefined {
  if (answer.trim() === '') return 'an empty answer'
  const cited = [...cites, ...[...answer.matchAll(MARK)].map(([, place]) => Number(place))]
  const missing = cited.find((place) => results[place] === undefined)
  if (missing !== undefined) return `cites [${missing}], which is no result`
  return fabricatedSource(answer, conversation, calls)
}

function systemPrompt({ tools }: ToolUse): string {
  const known = tools.map(
    ({ name, description, parameters }) =>
      `- ${name}: ${description} ${JSON.stringify(z.toJSONSchema(parameters, { unrepresentable: 'any' }))}`,
  )
  return [
    'You answer people. They may be vague, rude or make mistakes: find out what they want, and answer that alone, in one or two sentences, in their manner.',
    'If something is missing, ask for it. Use tools for whatever can be looked up or worked out: one a step. Cite results by their numbers; never invent a source.',
    `Tools:\n${known.join('\n')}`,
  ].join('\n')
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
