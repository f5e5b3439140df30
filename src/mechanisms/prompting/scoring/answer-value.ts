import type { ScoreComponent } from '../../../protocol/score-record.ts'
import type { ExaminedAnswer } from '../examined-answer.ts'
import type { ContentWeights } from '../task-type.ts'
import type { AnswerRecipe } from './answer-recipe.ts'
import { answerWords } from './answer-words.ts'

/** What one answer is worth by itself, before copies share. */
export interface AnswerValue {
  /** In [0, 1]: sum of weight * value of the components. */
  readonly value: number
  readonly components: readonly ScoreComponent[]
  /** Why it is worth nothing, or less than its parts; empty where nothing was taken off. */
  readonly reductions: readonly string[]
}

/**
 * What one answer is worth by itself: gate * correctness * (content + style + speed).
 *
 *   value  = gate * min(cap, c * (a0 + a1 * literal + a2 * semantic + w * style + v * speed) + attempt * (1 - c) * likeness)
 *   w, v = shares of style and speed in the recipe; a0, a1, a2 = the type's weights of correctness and similarities, of what is left
 *
 * Every measure but correctness is multiplied by it, so that none lifts a wrong answer: what is quite wrong gets `attempt` (.02) at most, for
 * being near. gate = 0 without an answer in time, for an echo of the challenge, a bag of words or a made-up citation; less than 1 for text taken over from a source
 * where no reference does. cap = .2 for what contradicts what is known. Speed is relative to the deadline and not to other miners, so
 * that nobody changes another's score by being fast.
 *
 * Intent, grounding, originality and progress are reported with weight 0: they say where the score was lost.
 */
export function answerValue(
  answer: ExaminedAnswer,
  { weights, deadlineMs }: { readonly weights: ContentWeights; readonly deadlineMs: number },
  recipe: AnswerRecipe,
): AnswerValue {
  const { correctness, literal, style, intent, grounding, copied, progress } = answer
  const speed = earliness(answer, deadlineMs)
  const judged = recipe.meaning === 'judges' ? answer.judged : undefined
  const semantic = judged?.agreement ?? answer.semantic
  const words = answerWords(answer, speed, judged)
  const content = 1 - recipe.style - recipe.speed
  const similarity = weights.literal + weights.semantic
  const lift = (weight: number) =>
    content * correctness * weight + (similarity > 0 ? (recipe.attempt * (1 - correctness) * weight) / similarity : 0)
  const parts = [
    { metric: 'correctness', value: correctness, weight: content * weights.correctness, words: words.correctness },
    { metric: 'literal', value: literal, weight: lift(weights.literal), words: words.literal },
    { metric: 'semantic', value: semantic, weight: lift(weights.semantic), words: words.semantic },
    { metric: 'style', value: style, weight: recipe.style * correctness, words: words.style },
    { metric: 'speed', value: speed, weight: recipe.speed * correctness, words: words.speed },
  ]
  const { gate, reductions } = gateOf(answer, recipe)
  const sum = parts.reduce((total, { value, weight }) => total + weight * value, 0)
  const isCapped = answer.contradicts && sum > recipe.contradictionCap
  const factor = gate * (isCapped ? recipe.contradictionCap / sum : 1)
  const reported = [
    { metric: 'intent', value: intent, weight: 0, words: words.intent },
    { metric: 'grounding', value: grounding, weight: 0, words: words.grounding },
    { metric: 'originality', value: 1 - copied, weight: 0, words: words.originality },
    { metric: 'progress', value: progress, weight: 0, words: words.progress },
  ]
  return {
    value: Math.max(0, Math.min(1, sum * factor)),
    components: [...parts.map((part) => ({ ...part, weight: Math.min(1, part.weight * factor) })), ...reported],
    reductions: isCapped ? [...reductions, 'it contradicts what is known'] : reductions,
  }
}

/** Whether there is anything to score. */
export function isAnswered({ transcript, answer }: ExaminedAnswer): boolean {
  return transcript.turns.at(-1)!.status === 'ok' && answer.trim() !== ''
}

function gateOf(answer: ExaminedAnswer, { echo, copying }: AnswerRecipe): { gate: number; reductions: string[] } {
  if (!isAnswered(answer)) return { gate: 0, reductions: [STATUS_WORDS[answer.transcript.turns.at(-1)!.status]] }
  if (answer.echo > echo.most) return { gate: 0, reductions: ['it only repeats what it was asked'] }
  if (answer.scrambled) return { gate: 0, reductions: ['it is a bag of words and no sentence'] }
  if (answer.fabricated) return { gate: 0, reductions: ['it gives a source for what does not stand there'] }
  const gate = 1 - (1 - copying.kept) * answer.copied
  return { gate, reductions: gate < 1 ? [`${Math.round(100 * answer.copied)} % of it stands word for word in a source`] : [] }
}

const STATUS_WORDS = {
  ok: 'nothing was answered',
  timeout: 'no answer came in time',
  error: 'the miner could not be asked',
  'too-long': 'the answer was too long',
}

/** Mean over the turns of the share of their time that was left. */
function earliness({ transcript: { turns } }: ExaminedAnswer, deadlineMs: number): number {
  const left = turns.map(({ totalMs }) => Math.max(0, 1 - totalMs / Math.max(1, deadlineMs)))
  return left.reduce((sum, share) => sum + share, 0) / left.length
}
