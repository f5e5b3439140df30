import type { Rng } from '../core/rng.ts'
import type { AnchorScore } from '../protocol/anchors.ts'
import type { ChatMessage } from '../protocol/chat.ts'
import type { Conclusion, TaskVerdict } from '../protocol/conclusion.ts'
import type { ToldConversation } from '../protocol/conversation.ts'
import type { CriterionAnswers, FurtherCriterion } from '../protocol/criteria.ts'
import type { RawJudgment } from '../protocol/dataset.ts'
import type { Hotkey, LeaseId, TaskId } from '../protocol/ids.ts'
import type { ScoreRecord } from '../protocol/score-record.ts'
import type { Criterion, Response, TaskOrigin } from '../protocol/task.ts'
import type { Transcript, Turn } from '../protocol/transcript.ts'
import type { RevealedResponse } from '../protocol/wire.ts'
import type { CollusionRule } from '../scoring/collusion/collusion-bar.ts'
import type { ScoringRecipe } from '../scoring/recipe.ts'
import type { Skill } from '../scoring/skill-posterior.ts'

/** How a mechanism looks for those who answer together. */
export interface CollusionSearch {
  readonly rule: CollusionRule
  /** How far back, which may be farther than what is paid. */
  readonly epochs: number
  /** The newest so many tasks of these. */
  readonly mostTasks: number
}

/** What every mechanism's task has; the rest, the hidden truth included, is the mechanism's own and goes to the store as JSON. */
export interface MechanismTask {
  readonly id: TaskId
  readonly domain: string
  readonly origin: TaskOrigin
  /** A short line for lists: no truth in it. */
  readonly title: string
  readonly instruction: string
}

/** For whom something is presented. The lease id is opaque and belongs to this recipient and this task alone. */
export interface Recipient {
  readonly miner: Hotkey
  readonly leaseId: LeaseId
}

/** What a mechanism remembers from task to task, as JSON: its validator keeps it, and writes it down together with the tasks. */
export interface Memory {
  /** As it was last written; `undefined` at first. */
  read(): unknown
  write(memory: object): void
}

export interface CreateContext {
  /** All randomness of the tasks comes from here: same stream and same memory, same tasks. */
  readonly rng: Rng
  /** Without it every call begins anew. */
  readonly memory?: Memory
  /** @returns the id of the n-th task made by this call, n from 0 */
  taskId(n: number): TaskId
}

/** What is known of those who answered a task, before it is scored. */
export interface History {
  /** Skill, in the task's domain, of whoever answered through this miner; where nobody did, of all its workers together. */
  skill(miner: Hotkey): Skill
  /** Who answers like whom beyond what tasks explain: in [0, 1], symmetric, 0 = on their own. */
  dependence(a: Hotkey, b: Hotkey): number
}

/** How many replies a task may have. */
export interface ReplyBounds {
  /** With fewer it is never complete, as long as more may be had. */
  readonly fewest: number
  /** Whether more may be had: if not, what is there is scored. */
  readonly more: boolean
}

export interface TaskScores {
  /** One for each key of the replies, in the order of their hotkeys. */
  readonly records: readonly ScoreRecord[]
  /** In the same order: what is each reply's own, for {@link History.dependence} of later tasks and for finding who answers together; empty where it says nothing. */
  readonly deviations: readonly (readonly number[])[]
  /** Where its completion says "more", the records are not final: nothing of them may be kept. */
  readonly verdict: TaskVerdict
}

/** Fixed questions with fixed answers of a mechanism's own, that are scored again and again: what moves then is the measure and not the miners. */
export interface MechanismAnchors {
  /** Names how it scores now: another name wherever a version says that scores may differ. */
  measure(): string
  /** Draws the questions, once for each validator. @param seed the validator's secret */
  draw(seed: string): Promise<object>
  /** @throws {@link StoredTaskError} if it is no set that {@link draw} has made */
  score(set: unknown): Promise<AnchorScore[]>
}

/** What {@link Mechanism.view} gives, by the kind of page that shows it. */
export type MechanismView =
  | {
      readonly kind: 'ranking'
      readonly criterion: Criterion
      readonly requirements: readonly string[]
      readonly contents: readonly Response[]
    }
  | { readonly kind: 'conversation' }

/** What comes next in a conversation with one recipient. */
export type NextTurn =
  /** All messages so far, the recipient's own answers and no other's among them; the last one is new. */
  { readonly kind: 'say'; readonly messages: readonly ChatMessage[] } | { readonly kind: 'end' }

export type ReplyRow = Omit<
  RawJudgment,
  'taskId' | 'judgmentId' | 'miner' | 'worker' | 'simulated' | 'activeMs' | 'judgedAt' | 'guidelines'
>

/**
 * An incentive mechanism: makes tasks whose truth it partly knows, shows each recipient its own version, scores what comes back.
 * Everything but `create` is pure; everything is deterministic. The validator, the chain, the store and the explorer
 * know mechanisms only through this contract; the number under which one runs on a subnet is its mechid.
 *
 * @template Task what the store keeps, hidden truth included
 * @template Presented what one recipient sees
 * @template Reply a recipient's reply in the task's own terms: recipient-specific ids and order undone
 */
export interface Mechanism<Task extends MechanismTask = MechanismTask, Presented = unknown, Reply = unknown> {
  readonly name: string
  /** Goes into every score; changes whenever the same replies could score differently. */
  readonly version: string
  /** Hash of the scoring recipe; goes into every score. */
  readonly recipeHash: string
  /** The parts of the recipe that look beyond one task. */
  readonly recipe: Pick<ScoringRecipe, 'skill' | 'ledger'> & {
    /** Absent where only flags say who counts as one with whom. */
    readonly dependence?: ScoringRecipe['dependence']
    /** Absent where copies are looked for as among people, in the window that pays. */
    readonly collusion?: CollusionSearch
  }

  /**
   * leased: whoever asks is lent a task, and replies in its own time. pushed: every miner that can be reached is sent it at the same
   * moment, in a conversation as {@link converse} leads it; nobody may know of such a task before its answers are in.
   */
  readonly delivery: 'leased' | 'pushed'

  /** Makes tasks with their hidden truth. @returns `count` tasks, ids from `ctx.taskId(0 ... count - 1)` */
  create(ctx: CreateContext, count: number): Promise<Task[]>

  /**
   * Makes a task of imported material, where the mechanism takes any; absent where it does not.
   * @throws {@link InvalidMaterialError} if the material is not of the form it takes
   */
  adopt?(material: unknown, context: { readonly id: TaskId; readonly rng: Rng }): Task

  /** Reads a task back from the store. @throws {@link StoredTaskError} if it is not one of this mechanism's */
  readTask(stored: unknown): Task

  /** What the store keeps of a task, as JSON with all its truth: {@link readTask} undoes it. */
  writeTask(task: Task): object

  /**
   * What one recipient sees: own ids, own order, own copies, never the truth; the same again for the same recipient.
   * @param secret the validator's; ids, order and copies follow from it and the recipient
   * @throws {@link BaseError} if it cannot be shown safely: then nobody may see the task
   */
  present(task: Task, recipient: Recipient, secret: string): Promise<Presented>

  /**
   * Of pushed tasks only: what is said next to one recipient, after these turns; none = the opening. Ends for every recipient, whatever it answers.
   * Depends on the task and on this recipient's turns alone, and says nothing of the truth.
   */
  converse?(task: Task, turns: readonly Turn[]): Promise<NextTurn>

  /**
   * Turns what a recipient sent into a reply in the task's own terms, as JSON: all that scoring needs, so that scoring is pure. What a
   * pushed task has come to is a {@link Transcript}: whatever was answered in it is read, for no answer may spoil a task.
   * @throws {@link InvalidReplyError} for whatever is missing, foreign, out of range or not a number: nothing is repaired silently
   */
  readReply(task: Task, recipient: Recipient, secret: string, raw: unknown): Reply | Promise<Reply>

  /**
   * Scores every reply to one task. Pure, deterministic and total: no reply can make it throw; one miner's reply
   * changes another's score only through what they are compared with.
   */
  score(task: Task, replies: ReadonlyMap<Hotkey, Reply>, history: History, bounds: ReplyBounds): TaskScores

  /** What the replies together say: order, agreement, preference pairs. Uses the judges only, never the hidden truth. */
  conclude(task: Task, replies: ReadonlyMap<Hotkey, Reply>, history: History): Conclusion

  /** The conclusion under the ids that one recipient was shown. */
  reveal(task: Task, recipient: Recipient, secret: string, conclusion: Conclusion): RevealedResponse[]

  /** Takes in how a task went, for the tasks to come. @param history as it was scored with */
  learn?(task: Task, records: readonly ScoreRecord[], memory: Memory, history: Pick<History, 'skill'>): void

  /** Absent where the mechanism has none. */
  readonly anchors?: MechanismAnchors

  /** What may be shown of a task to anybody at any time, or, where it is pushed, once its answers are in: no truth, no sources. */
  view(task: Task): MechanismView

  /** What its replies were about or what they say, by the ids of the conclusion: what datasets are made of. */
  texts(task: Task, replies: ReadonlyMap<Hotkey, Reply>): ReadonlyMap<string, string>

  /** After scoring: the whole conversation, its truth included. */
  tell?(task: Task, replies: ReadonlyMap<Hotkey, Reply>): ToldConversation

  /** One reply as rows of the raw dataset. */
  rows(task: Task, recipient: Recipient, secret: string, reply: Reply): ReplyRow[]

  /** Ranks by response id for display; empty when the judge abstained. */
  ranks(reply: Reply): Record<string, number>

  /** What is asked beside what is scored, under the task's own ids; absent where a mechanism asks nothing more. */
  further?(task: Task): readonly FurtherCriterion[]

  /** What one reply says to that. */
  answers?(reply: Reply): CriterionAnswers
}
