import { BaseError } from '../../core/base-error.ts'
import type { QuestionFlaw } from './question-flaw.ts'

/** A type could make no question of what it drew: another draw may do. */
export class NoQuestionError extends BaseError {
  readonly code = 'no-question'
  override readonly retryable = true
  /** What was wrong with the question that was made; absent where none was. */
  readonly reason: QuestionFlaw['reason'] | undefined
  constructor({ type, got, reason, cause }: { type: string; got: string; reason?: QuestionFlaw['reason'] | undefined; cause?: unknown }) {
    super(`${type}: expected a draw that gives a question, got ${got}`, { hint: 'draw again with another stream', cause })
    this.reason = reason
  }
}

/** What a `kumite prompting` command reads is no JSON, or lacks a field or holds one of the wrong kind. */
export class PromptingInputError extends BaseError {
  readonly code = 'prompting-input'
  constructor({ where, problem, cause }: { where: string; problem: string; cause?: unknown }) {
    super(`${where}: ${problem}`, { hint: 'see the --help of the command for the form that it reads', cause })
  }
}

/** A live source does not answer as it should: leave it in peace for a while, and use what is cached or built in. */
export class DeadSourceError extends BaseError {
  readonly code = 'dead-source'
  override readonly retryable = true
  /** Its `Retry-After` header; empty where it sent none. */
  readonly retryAfter: string
  constructor({ source, got, retryAfter = '', cause }: { source: string; got: string; retryAfter?: string; cause?: unknown }) {
    super(`${source}: expected a text, got ${got}`, { hint: 'look whether the address is right and can be reached', cause })
    this.retryAfter = retryAfter
  }
}

/** A wiki has no such page, or not as text. */
export class NoPageError extends BaseError {
  readonly code = 'no-page'
  constructor({ wiki, page }: { wiki: string; page: string }) {
    super(`${wiki}: expected a page of text, got none for ${page}`, { hint: 'search for another one' })
  }
}
