import type { Rng } from '../core/rng.ts'
import type { ModelAnswer } from '../models/language/ask-model.ts'
import type { ModelPool } from '../models/language/create-model-pool.ts'
import type { MadeKind } from '../models/made-kind.ts'
import { askPanel } from './ask-panel.ts'
import { UnusableDraftError } from './errors.ts'
import { answerPrompt, repairPrompt } from './prompts/answer-prompt.ts'
import { Deviation, deviatePrompt, FAMILIES_BY_KIND } from './prompts/deviate-prompt.ts'
import { findJudgeAddress } from './prompts/find-judge-address.ts'
import { instructPrompt } from './prompts/instruct-prompt.ts'
import type { Prompt } from './prompts/prompt.ts'
import { readAnswer } from './prompts/read-answer.ts'
import { WrittenInstruction, wordInstruction } from './prompts/written-instruction.ts'
import type { Answer, FieldOfAnswers, Instruction, InstructionEdit, TaskAuthor, TaskDraft } from './task-author.ts'

const NAME = 'models'
/** Answers to one request by models with and without a standing. */
const FIELD_SIZE = 4

/**
 * Language models as an author. One model, drawn within its share, answers a request and all its edited versions, so that nothing but the
 * edits tells the answers apart; judges are always others.
 * @param kinds of responses that can be run here, the preferred one first: a page is of no use without a browser
 */
export function createModelAuthor(
  pool: ModelPool,
  signal?: AbortSignal,
  kinds: readonly MadeKind[] = ['html', 'text', 'code'],
): TaskAuthor {
  const ask: Ask = { pool, signal }
  return {
    name: NAME,
    origin: 'generated',
    knows: () => true,
    async draft(seed, examples, rng) {
      const panel = pool.config.pool.length > 1
      const { output } = await pool.generate({
        ...instructPrompt(seed, { examples, panel, kinds }),
        purpose: 'instruct',
        schema: WrittenInstruction,
        rng: rng.fork('instruct'),
        signal,
      })
      return draftOf(ask, checked(output, { panel, kinds }))
    },
  }
}

interface Ask {
  readonly pool: ModelPool
  readonly signal: AbortSignal | undefined
}

/** @throws {@link UnusableDraftError} if the kind cannot be run, or a check is for another kind, or lacks where nobody could judge instead */
function checked(written: WrittenInstruction, { panel, kinds }: { panel: boolean; kinds: readonly MadeKind[] }): WrittenInstruction {
  if (!kinds.includes(written.kind))
    throw new UnusableDraftError({ author: NAME, expected: `a request for ${kinds.join(' or ')}`, got: written.kind })
  const fits = { html: 'page', text: 'text', code: 'function' }[written.kind]
  for (const { name, check } of written.requirements) {
    if (check === null ? panel : check.kind === fits) continue
    throw new UnusableDraftError({ author: NAME, expected: `a ${fits} check for "${name}"`, got: check?.kind ?? 'none' })
  }
  return written
}

function draftOf(ask: Ask, written: WrittenInstruction): TaskDraft {
  const { kind, domain, title, requirements } = written
  const { pool, signal } = ask
  const word = (edits: readonly InstructionEdit[]) => wordInstruction(written, edits)
  const instruction: Instruction = {
    kind,
    domain,
    title,
    text: word([]),
    requirements: requirements.map(({ check, ...requirement }) => ({
      ...requirement,
      ...(check ? { check } : {}),
      families: FAMILIES_BY_KIND[requirement.kind],
    })),
  }
  /** The model that answers; not known before the first answer. */
  let answerer: string | undefined
  const standings = pool.config.pool.flatMap(({ name, standing }) => (standing ? [[name, standing] as const] : []))

  return {
    instruction,
    word,
    async deviate(requirement, family, rng) {
      const prompt = deviatePrompt(instruction.text, requirement, family)
      const { output } = await pool.generate({ ...prompt, purpose: 'deviate', schema: Deviation, rng, signal })
      return output.sentence
    },
    async answer(edits, rng) {
      const answer = await write(ask, kind, answerPrompt(kind, word(edits)), { purpose: 'answer', model: answerer }, rng)
      answerer = answer.source
      return answer
    },
    async repair({ source, content, log }, edits, problems, rng) {
      const prompt = repairPrompt(kind, word(edits), content, problems)
      const mended = await write(ask, kind, prompt, { purpose: 'repair', model: source }, rng)
      return { ...mended, log: [...log, `mended for: ${problems.join('; ')}`.slice(0, 2000), ...mended.log] }
    },
    ...(pool.config.pool.length > 1
      ? {
          compare: (requirement, first, second, rng) => askPanel(ask, requirement.words, [first, second], rng),
          experiment: (rng) =>
            write(
              ask,
              kind,
              answerPrompt(kind, word([])),
              { purpose: 'experiment', exclude: answerer === undefined ? [] : [answerer] },
              rng,
            ),
        }
      : {}),
    ...(standings.length > 1 ? { field: (rng) => askField(ask, kind, answerPrompt(kind, word([])), new Map(standings), rng) } : {}),
  }
}

/** One answer, its plan and thoughts in the log and nothing but the result in the content. */
async function write(
  { pool, signal }: Ask,
  kind: MadeKind,
  prompt: Prompt,
  from: { readonly purpose: string; readonly model?: string | undefined; readonly exclude?: readonly string[] },
  rng: Rng,
): Promise<Answer> {
  const { model, ...rest } = from
  const answer = await pool.generate({ ...prompt, ...rest, ...(model === undefined ? {} : { model }), rng, signal })
  const { plan, content } = readAnswer(kind, answer.output)
  if (content === undefined)
    throw new UnusableDraftError({
      author: answer.model,
      expected: `an answer of kind ${kind}`,
      got: JSON.stringify(answer.output.slice(0, 160)),
    })
  const address = findJudgeAddress(content)
  if (address)
    throw new UnusableDraftError({
      author: answer.model,
      expected: 'an answer to the request',
      got: `words to its judges: ${JSON.stringify(address)}`,
    })
  return { content, source: answer.model, log: logOf(answer, plan) }
}

function logOf(answer: ModelAnswer<string>, plan: string): string[] {
  const { model, temperature, topP, promptTokens, completionTokens, costUsd, ms, reasoning } = answer
  const sampling = `${model}, temperature ${temperature}, top-p ${topP}: ${promptTokens} + ${completionTokens} tokens, $${costUsd.toFixed(6)}, ${ms} ms`
  return [sampling, ...(plan ? [`plan: ${plan}`] : []), ...(reasoning ? [`reasoning: ${reasoning}`] : [])].map((line) =>
    line.slice(0, 10_000),
  )
}

/** Answers by different models, at least two of them with a standing; those without one are the experimental ones. */
async function askField(
  ask: Ask,
  kind: MadeKind,
  prompt: Prompt,
  standings: ReadonlyMap<string, { score: number; uncertainty: number }>,
  rng: Rng,
): Promise<FieldOfAnswers> {
  const names = ask.pool.config.pool.map(({ name }) => name)
  const ranked = rng.shuffle(names.filter((name) => standings.has(name)))
  const others = rng.shuffle(names.filter((name) => !standings.has(name)))
  const chosen = [...ranked.slice(0, 2), ...rng.shuffle([...ranked.slice(2), ...others])].slice(0, FIELD_SIZE)
  const answers: FieldOfAnswers['answers'][number][] = []
  for (const name of chosen) {
    const answer = await write(ask, kind, prompt, { purpose: 'field', model: name }, rng.fork(name))
    const standing = standings.get(name)
    answers.push({ answer, ...(standing ? { standing } : {}) })
  }
  return { leaderboard: ask.pool.config.leaderboard!, answers }
}
