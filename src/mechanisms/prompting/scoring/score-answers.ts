import type { TaskVerdict } from '../../../protocol/conclusion.ts'
import type { Hotkey, TaskId } from '../../../protocol/ids.ts'
import type { ScoreRecord } from '../../../protocol/score-record.ts'
import type { History, TaskScores } from '../../mechanism.ts'
import type { ExaminedAnswer } from '../examined-answer.ts'
import type { ContentWeights } from '../task-type.ts'
import { type AnswerRecipe, answerRecipeHash } from './answer-recipe.ts'
import { type AnswerValue, answerValue } from './answer-value.ts'
import { contestedReference } from './contested-reference.ts'
import { mistakeMarks } from './mistake-marks.ts'
import { countSharers } from './share-duplicates.ts'

/** Goes into every score; changes whenever the same examined answers could score differently by the same recipe. */
export const PROMPTING_VERSION = 'prompting/3'

/** What scoring knows of a task. */
export interface AnsweredTask {
  readonly taskId: TaskId
  /** Of its task type. */
  readonly weights: ContentWeights
  /** For one turn. */
  readonly deadlineMs: number
  /** Why the item counts for nobody, from {@link checkReferences}: its references fail or disagree. */
  readonly flaw?: string | undefined
}

/**
 * Scores all answers to one task. Each is worth what it is by itself; near copies of free text share one reward, and an item whose reference
 * is doubted by nearly all proven miners is void for all. In no other way does an answer change what another one gets.
 *
 * Silence is scored 0 and not left out, so that nobody gains by answering only what it is sure of. Deviations are {@link mistakeMarks}: what
 * several miners get right together says nothing of who they are; what they get wrong together, task after task, does.
 *
 * @returns records in the order of the hotkeys
 */
export function scoreAnswers(
  task: AnsweredTask,
  answers: ReadonlyMap<Hotkey, ExaminedAnswer>,
  history: Pick<History, 'skill'>,
  recipe: AnswerRecipe,
): TaskScores {
  const miners = [...answers.keys()].sort()
  const examined = miners.map((miner) => answers.get(miner)!)
  const worths = examined.map((answer) => answerValue(answer, task, recipe))
  const sharers = countSharers(
    examined.map((answer, place) => ({ ...answer, value: worths[place]!.value })),
    recipe.duplicates,
  )
  const proven = miners.flatMap((miner, place) => (history.skill(miner).standing === 'proven' ? [examined[place]!] : []))
  const flaw = task.flaw ?? contestedReference(proven, recipe.validity)
  const head = { taskId: task.taskId, mechanism: 'prompting', mechanismVersion: PROMPTING_VERSION, recipeHash: answerRecipeHash(recipe) }
  return {
    records: miners.map((miner, place): ScoreRecord => {
      const scored = flaw === undefined ? shared(worths[place]!, sharers[place]!) : withheld(worths[place]!, flaw)
      return { ...head, miner, gate: null, ...scored }
    }),
    deviations: flaw === undefined ? mistakeMarks(examined) : miners.map(() => []),
    verdict: verdictOf(miners.length, flaw),
  }
}

type Scored = Pick<ScoreRecord, 'outcome' | 'value' | 'components' | 'truthValidity' | 'evidence' | 'words'>

function shared({ value, components, reductions }: AnswerValue, sharers: number): Scored {
  const own = value / sharers
  const copies = sharers > 1 ? [`${sharers} answers are near copies of each other and share one reward`] : []
  const why = [...reductions, ...copies].join('; ')
  return {
    outcome: 'scored',
    value: own,
    components: components.map((component) => ({ ...component, weight: component.weight / sharers })),
    truthValidity: 1,
    evidence: 1,
    words: `Score ${own.toFixed(2)} (1 = perfect, 0 = worth nothing)${why === '' ? '' : `: ${why}`}. ${components[0]!.words}`,
  }
}

function withheld({ components }: AnswerValue, flaw: string): Scored {
  return {
    outcome: 'withheld',
    value: 0,
    components: components.map((component) => ({ ...component, weight: 0 })),
    truthValidity: 0,
    evidence: 0,
    words: `Not scored, because ${flaw}. It counts neither for you nor against you.`,
  }
}

/** Miners are not judged by each other: agreement and its chance level do not exist. */
function verdictOf(answers: number, flaw: string | undefined): TaskVerdict {
  const isSound = flaw === undefined
  const words = flaw ?? 'answers are held against references that their own verifier found right'
  return {
    gate: { outcome: isSound ? 'trusted' : 'withheld', agreement: null, chanceBound: null, effectiveRaters: answers, words },
    truth: { validity: isSound ? 1 : 0, flagged: !isSound, words: isSound ? 'nothing speaks against the references' : flaw },
    completion: { state: 'complete', expectedError: 0, words: `All ${answers} miners were asked at once.` },
  }
}
