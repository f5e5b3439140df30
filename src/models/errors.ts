import { BaseError } from '../core/base-error.ts'

/** The configuration of the language models is no JSON, lacks a field or holds one out of range. Values are never told: one may be a key. */
export class ModelsConfigError extends BaseError {
  readonly code = 'models-config'
  constructor({ source, path, expected }: { source: string; path: string; expected: string }) {
    super(`${source}: ${path || 'the whole'}: expected ${expected}`, {
      hint: 'docs/models.md has a configuration for every kind of endpoint',
    })
  }
}

/** No language model may be asked now: each one is cooling down after failures, at its share, or ruled out for this purpose. */
export class NoModelError extends BaseError {
  readonly code = 'no-model'
  override readonly retryable = true
  constructor({ purpose, states }: { purpose: string; states: readonly string[] }) {
    super(`${purpose}: expected a language model that may be asked, got none (${states.join('; ')})`, {
      hint: 'wait, raise the shares, or add a model to the pool',
    })
  }
}

/** The models' budget of this day would be exceeded by one more call: none is made until the next day (UTC). */
export class ModelBudgetError extends BaseError {
  readonly code = 'model-budget'
  override readonly retryable = true
  readonly untilMs: number
  constructor({ spent, limit, untilMs }: { spent: string; limit: string; untilMs: number }) {
    super(`language models: expected to stay within ${limit} a day, got ${spent} with this call`, {
      hint: `wait until ${new Date(untilMs).toISOString()}, or raise the budget`,
    })
    this.untilMs = untilMs
  }
}

/** A language model's endpoint cannot be reached, is overloaded, failed, or took too long, and trying again did not help. */
export class ModelOutageError extends BaseError {
  readonly code = 'model-outage'
  override readonly retryable = true
  constructor({ model, problem, attempts }: { model: string; problem: string; attempts: number }) {
    super(`model ${model}: expected an answer, got ${problem} (${attempts} attempts)`, { hint: 'see whether its endpoint is up' })
  }
}

/** A language model's endpoint refuses the request itself, so that asking again is of no use: a wrong key, an unknown model, a bad field. */
export class ModelRequestError extends BaseError {
  readonly code = 'model-request'
  constructor({ model, status, problem }: { model: string; status: number; problem: string }) {
    super(`model ${model}: expected its endpoint to take the request, got ${status}: ${problem}`, {
      hint: 'check its baseUrl, model and the variable that apiKeyEnv names',
    })
  }
}

/** A language model answered, but not with what was asked for: refused, empty, too long, cut off, no JSON, or not of the schema. */
export class UnusableAnswerError extends BaseError {
  readonly code = 'unusable-answer'
  constructor({ model, purpose, problem }: { model: string; purpose: string; problem: string }) {
    super(`model ${model}: expected a usable answer (${purpose}), got ${problem}`, { hint: 'try another model if this happens often' })
  }
}

/** Texts could not be turned into vectors: the model's packages are not installed, or its endpoint gave something else. */
export class EmbedderError extends BaseError {
  readonly code = 'embedder'
  constructor({ name, got, cause }: { name: string; got: string; cause?: unknown }) {
    super(`embedder ${name}: expected one vector a text, got ${got}`, {
      hint: 'npm install, or check the endpoint of the embedder that is configured',
      cause,
    })
  }
}
