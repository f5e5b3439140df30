import type { DojoTask } from '../mechanisms/dojo/dojo-task.ts'
import type { InstructionEdit, InstructionRequirement } from './task-author.ts'
import type { TaskSeed } from './task-seed.ts'

/** The stage at which an attempt ended without a task, by the name of its file. */
export type RejectingStage =
  | 'write-instruction'
  | 'filter-duplicates'
  | 'augment-instruction'
  | 'generate-responses'
  | 'verify-truth'
  | 'mix-standings'
  | 'run-attempts'

/** Why; more in the detail that comes with it. */
export type RejectReason =
  | 'unusable-instruction'
  | 'near-duplicate'
  | 'too-few-edits'
  | 'unusable-answer'
  | 'does-not-run'
  | 'original-fails'
  | 'not-worse'
  | 'panel-undecided'
  | 'given-up'

/** A stage says that no task will come of this attempt. Kept with the attempt: nothing is dropped silently. */
export interface Rejection {
  readonly stage: RejectingStage
  readonly reason: RejectReason
  readonly detail: string
  /** The edit that did not show, where one did not. */
  readonly family?: InstructionEdit['family']
  /** What the judges said who could not tell. */
  readonly log?: readonly string[]
}

/** One response as it was made and run. */
export interface ResponseRecord {
  readonly source: string
  /** How many edits of the chain it follows; null where it is no part of the chain. */
  readonly edits: number | null
  readonly content: string
  /** How its author made it. */
  readonly log: readonly string[]
  /** How often it was mended before it ran. */
  readonly repairs: number
  /** What running it showed to be wrong: empty in an accepted task. */
  readonly problems: readonly string[]
  /** Whether it meets each requirement that can be checked by running it. */
  readonly checks: Readonly<Record<string, boolean>>
  /** Name of the stored picture of it; null where it is no page. */
  readonly screenshot: string | null
}

/** That one response is worse than another, and how that was found out. */
export interface VerifiedPair {
  /** Indices into the record's responses. */
  readonly better: number
  readonly worse: number
  /** The edits that the worse one has and the better one has not: each was found to show. */
  readonly edits: readonly ShownEdit[]
}

/** An edit that makes a response worse, and who said so. */
export type ShownEdit = Pick<InstructionEdit, 'family' | 'requirement'> &
  ({ readonly by: 'execution' } | { readonly by: 'panel'; readonly votes: number; readonly log: readonly string[] })

/** An edit of a family that is out of use, tried to see whether it shows by now: it is in no task. */
export interface Probe extends Pick<InstructionEdit, 'family' | 'requirement'> {
  readonly shown: boolean
  /** Why it was found not to show. */
  readonly detail?: string
}

/** Everything an attempt did, in the order of the stages; what was not reached is absent. */
export interface AttemptRecord {
  readonly n: number
  readonly author: string
  readonly seed: TaskSeed
  readonly domain?: string
  readonly instruction?: { readonly title: string; readonly text: string; readonly requirements: readonly InstructionRequirement[] }
  readonly nearest?: { readonly text: string; readonly similarity: number } | null
  /** What the duplicate filter said, and by which comparison where it found a duplicate. */
  readonly filter?: { readonly by: string | null; readonly reason: string }
  readonly edits?: readonly InstructionEdit[]
  /** Distance of the instruction after each edit from the first: grows. */
  readonly distances?: readonly number[]
  readonly responses?: readonly ResponseRecord[]
  /** Of a rejected attempt those found before the one that did not hold. */
  readonly pairs?: readonly VerifiedPair[]
  readonly probe?: Probe
  readonly rejection?: Rejection
}

/** A task that is ready to be served, but for its id. */
export type ReadyTask = Omit<DojoTask, 'id'>

export type Attempt =
  | { readonly state: 'accepted'; readonly task: ReadyTask; readonly record: AttemptRecord }
  | { readonly state: 'rejected'; readonly rejection: Rejection; readonly record: AttemptRecord }
