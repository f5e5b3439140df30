import { expect, it } from 'vitest'
import { wordEmbedder } from '../../../models/word-embedder.ts'
import { sentences } from '../../../text/sentences.ts'
import { words } from '../../../text/words.ts'
import type { ExaminedAnswer } from '../examined-answer.ts'
import type { Question } from '../question.ts'
import { builtInSources } from '../sources/built-in-sources.ts'
import type { TaskType } from '../task-type.ts'
import { unrelatedSimilarity } from '../unrelated-similarity.ts'
import { examineAnswer } from './examine-answer.ts'
import { styleMatch } from './style-match.ts'
import { aTranscript } from './testing.ts'

export type Part = 'intent' | 'grounding' | 'style'
const PARTS: readonly Part[] = ['intent', 'grounding', 'style']
const LEAST_OWN_LOSS: Readonly<Record<Part, number>> = { intent: 0.6, grounding: 0.6, style: 0.25 }
const MOST_OTHER_LOSS = 0.1
/** Such answers are put a little otherwise than references: a sentence of a source where a list or a letter is wanted, "My result: 3" where references say "3". */
const MOST_STYLE_LOSS = 1 / 3
const FEWEST_QUESTIONS = 5
/** Sentences of a source that are looked through for one beside the point. */
const MOST_SENTENCES = 60

/** Answers that lack one thing each. `undefined` where there is none to this question. */
type Ablation = (question: Question, type: TaskType) => Promise<string | undefined>

/** Ignores the instruction: something that a source of the question says, in a style as near as there is, and no answer to it. */
const ignoresInstruction: Ablation = async (question, type) => {
  const references = question.references.map(({ text }) => text)
  const said = question.snapshots
    .flatMap(({ text }) => sentences(text))
    .filter((sentence) => words(sentence).length >= 3 && sentence.length < 300)
  let best: string | undefined
  for (const sentence of said.slice(0, MOST_SENTENCES)) {
    const { correctness, contradicts } = await type.verify(question, sentence)
    if (correctness > 0 || contradicts) continue
    if (best === undefined || styleMatch(sentence, undefined, references) > styleMatch(best, undefined, references)) best = sentence
  }
  return best
}

const wrongManner: Ablation = async ({ references }) =>
  `yo lol here u go!!!\n\n${references[1]!.text}\n\nkthx :)) gonna go now, dont ask me lol`

/**
 * Tries three miners that lack one of intent, grounding and style on questions of one type: each must lose its own part, nothing of the other
 * one that is about content, and at most a third of its style.
 * @param wrong ignores the context: an answer of the right kind and form with nothing in it that holds
 * @param parts what can be lost alone in this type
 */
export function itTellsPartsApart(
  type: TaskType,
  questions: () => Promise<Question[]>,
  { wrong, parts }: { readonly wrong: (question: Question) => string; readonly parts: readonly Part[] },
): void {
  const miners: Readonly<Record<Part, Ablation>> = {
    intent: ignoresInstruction,
    grounding: async (question) => wrong(question),
    style: wrongManner,
  }
  it.each(parts)('row 20: a miner that lacks %s loses that part, and little of the two others', async (part) => {
    const unrelated = await unrelatedSimilarity(type, wordEmbedder, builtInSources)
    const lost: Record<Part, number[]> = { intent: [], grounding: [], style: [] }
    for (const question of await questions()) {
      const examine = (answer: string) =>
        examineAnswer({ question, type, embedder: wordEmbedder, unrelated }, { transcript: aTranscript(answer, question.query) })
      const answer = await miners[part](question, type)
      if (answer === undefined) continue
      const [whole, lacking] = [await examine(question.references[1]!.text), await examine(answer)]
      const measured = (examined: ExaminedAnswer, measure: Part) => examined[measure] ?? 1 // who claims nothing claims nothing that is false
      for (const measure of PARTS) lost[measure].push(measured(whole, measure) - measured(lacking, measure))
    }
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const told = `mean loss in ${lost[part].length} questions: ${PARTS.map((measure) => `${measure} ${mean(lost[measure]).toFixed(2)}`).join(', ')}`
    expect(lost[part].length, told).toBeGreaterThanOrEqual(FEWEST_QUESTIONS)
    expect(mean(lost[part]), told).toBeGreaterThanOrEqual(LEAST_OWN_LOSS[part])
    for (const content of ['intent', 'grounding'] as const)
      if (content !== part) expect(Math.abs(mean(lost[content])), told).toBeLessThanOrEqual(MOST_OTHER_LOSS)
    if (part !== 'style') expect(mean(lost.style), told).toBeLessThanOrEqual(MOST_STYLE_LOSS)
  })
}
