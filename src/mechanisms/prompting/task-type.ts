import type { Rng } from '../../core/rng.ts'
import type { Question } from './question.ts'
import type { SourceReader } from './sources/source-reader.ts'

/** What a question is made with. */
export interface MakeContext {
  /** All randomness comes from here: same stream, same question. */
  readonly rng: Rng
  /** Wished for, in [0, 1]: 0 = easy; the question says what it came to. */
  readonly difficulty: number
  /** Texts of the world; where the network is down, the built-in ones. */
  readonly sources: SourceReader
}

/** One thing that an answer claims, checked. */
export interface ClaimCheck {
  readonly claim: string
  readonly holds: boolean
}

/** What a verifier says of one answer. */
export interface Verdict {
  /** In [0, 1]: 1 = right, 0 = wrong, or no better than what a constant answer would get. */
  readonly correctness: number
  /** The answer says something that is known to be false: no similarity may lift it. */
  readonly contradicts: boolean
  /** What was checked one by one; empty where the answer is checked as a whole. */
  readonly claims: readonly ClaimCheck[]
  /** In a sentence, for whoever answered; told after scoring only. */
  readonly words: string
}

/** How much each measure counts in one type, of the part that is for content: sums to 1; correctness has at least .7. */
export interface ContentWeights {
  readonly correctness: number
  readonly literal: number
  readonly semantic: number
}

/** A kind of task as a plug-in: one folder, exported under its name, listed in `task-types.ts`. */
export interface TaskType {
  readonly name: string
  /** Changes whenever the same seed could give another question, or the same answer another verdict. */
  readonly version: string
  /** What it asks for, for people. */
  readonly words: string
  readonly weights: ContentWeights
  /**
   * Makes a question with at least two references found in independent ways. Not checked yet: {@link drawQuestion} does that, and draws again.
   * @throws {@link NoQuestionError} where nothing could be made of this draw
   */
  make(context: MakeContext): Promise<Question>
  /** Checks one answer. Total: whatever the answer holds, it never throws and takes no longer than a second. */
  verify(question: Question, answer: string): Promise<Verdict>
}
