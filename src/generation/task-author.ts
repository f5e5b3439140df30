import type { Rng } from '../core/rng.ts'
import type { EditFamily } from '../models/edit-family.ts'
import type { MadeKind } from '../models/made-kind.ts'
import type { Check } from '../sandbox/check.ts'
import type { TaskSeed } from './task-seed.ts'

/** One thing that an instruction asks for. */
export interface InstructionRequirement {
  /** Unique within its instruction. */
  readonly name: string
  readonly kind: 'feature' | 'action' | 'constraint'
  readonly words: string
  /** Finds out by running a response whether it meets this; absent where only a judge can say. */
  readonly check?: Check | undefined
  /** The families of edits that can be made to it, without `drop`: whatever is no constraint can be left out. */
  readonly families: readonly EditFamily[]
}

export interface Instruction {
  readonly kind: MadeKind
  readonly domain: string
  readonly title: string
  /** The request as a person would send it, all requirements included. */
  readonly text: string
  readonly requirements: readonly InstructionRequirement[]
}

/** One typed edit of an instruction, as a diff of the sentence it touches. */
export interface InstructionEdit {
  readonly family: EditFamily
  /** Name of the requirement. */
  readonly requirement: string
  readonly before: string
  /** Null where the sentence is left out. */
  readonly after: string | null
}

/** What an author wrote in answer to an instruction. */
export interface Answer {
  readonly content: string
  /** Who or what wrote it, such as `built-in/particle-field` or the name of a model. */
  readonly source: string
  /** How it came about: sampling, plan, tokens, one line each; kept with the attempt, never shown to judges. */
  readonly log: readonly string[]
}

/** What a blind panel says of two answers: shares of its votes, both orders counted. */
export interface PanelVerdict {
  /** Votes, over judges and orders, that the first answer meets the requirement better: in [0, 1]. */
  readonly first: number
  readonly votes: number
  readonly log: readonly string[]
}

/** Answers to one unedited request by models of which some stand on a leaderboard and some are experimental. */
export interface FieldOfAnswers {
  readonly leaderboard: { readonly name: string; readonly date: string }
  /** At least two with a standing: score on that leaderboard, and the standard deviation of it. */
  readonly answers: readonly { readonly answer: Answer; readonly standing?: { readonly score: number; readonly uncertainty: number } }[]
}

/** One task while it is being made: its instruction, and what its author can do with it. */
export interface TaskDraft {
  readonly instruction: Instruction
  /** @returns the sentence that asks for something else, in the way of that family, instead of the requirement's */
  deviate(requirement: InstructionRequirement, family: Exclude<EditFamily, 'drop'>, rng: Rng): Promise<string>
  /** Other requests of the same form that ask for something else; absent where an author has no forms. */
  kin?(rng: Rng): string[]
  /** The whole request with these edits. */
  word(edits: readonly InstructionEdit[]): string
  /** Answers the request with these edits, as well as it can. */
  answer(edits: readonly InstructionEdit[], rng: Rng): Promise<Answer>
  /** Mends an answer that does not run; absent where trying again would give the same. @param problems what was found by running it */
  repair?(answer: Answer, edits: readonly InstructionEdit[], problems: readonly string[], rng: Rng): Promise<Answer>
  /** Asks judges other than the two answers' sources which of them meets a requirement better; absent where there are none. */
  compare?(requirement: InstructionRequirement, first: Answer, second: Answer, rng: Rng): Promise<PanelVerdict>
  /** An answer to the unedited request by something whose standing nobody knows; absent where there is none. */
  experiment?(rng: Rng): Promise<Answer>
  /** Answers of models with and without a leaderboard standing; absent where none of its models has one. */
  field?(rng: Rng): Promise<FieldOfAnswers>
}

/** Who writes instructions and answers: the built-in generator or language models. The stages draw, check and record; authors only write. */
export interface TaskAuthor {
  /** Goes into every record. */
  readonly name: string
  /** What its tasks are labelled as. */
  readonly origin: 'built-in' | 'generated'
  /** Whether it can write about a topic of the registry. */
  knows(topic: string): boolean
  /**
   * Writes an instruction for a seed.
   * @param examples texts of earlier accepted instructions, some by people where there are any
   * @throws {@link BaseError} with `retryable` where nobody could write (an outage); without it where what was written is of no use
   */
  draft(seed: TaskSeed, examples: readonly string[], rng: Rng): Promise<TaskDraft>
}
