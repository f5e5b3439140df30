import { BaseError } from '../../core/base-error.ts'

/** What a customer of the gateway is told beside the words, in the terms of OpenAI's API. */
export interface OpenAiTerms {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 499 | 502 | 503
  readonly type: 'invalid_request_error' | 'authentication_error' | 'permission_error' | 'rate_limit_error' | 'server_error'
  /** OpenAI's word for it; clients compare it. */
  readonly openAiCode: string
  readonly param?: string | undefined
  /** For the header Retry-After. */
  readonly retryAfterMs?: number | undefined
  /** Whether clients may try again on their own; absent = as they think. */
  readonly mayRetry?: boolean
}

/** An error that customers of the gateway are told. */
export abstract class GatewayError extends BaseError {
  abstract readonly terms: OpenAiTerms
}

/** A request to the gateway with a field that is missing, of the wrong kind, out of range, or asks for what no miner can do. */
export class GatewayRequestError extends GatewayError {
  readonly code = 'gateway-request'
  readonly terms: OpenAiTerms
  constructor({
    param,
    problem,
    status = 400,
    openAiCode = 'invalid_value',
  }: { param: string | undefined; problem: string; status?: 400 | 413; openAiCode?: string }) {
    super(`${param ?? 'body'}: ${problem}`, { hint: 'docs/gateway.md says what the gateway takes' })
    this.terms = { status, type: 'invalid_request_error', openAiCode, param }
  }
}

/** A request to the gateway without a key that holds. */
export class GatewayKeyError extends GatewayError {
  readonly code = 'gateway-key'
  readonly terms: OpenAiTerms = { status: 401, type: 'authentication_error', openAiCode: 'invalid_api_key' }
  constructor({ got }: { got: string }) {
    super(`Authorization: expected "Bearer" and a key of this gateway, got ${got}`, { hint: 'make one: kumite keys create NAME' })
  }
}

/** A key of the gateway was used for what it was not made for. */
export class GatewayScopeError extends GatewayError {
  readonly code = 'gateway-scope'
  readonly terms: OpenAiTerms = { status: 403, type: 'permission_error', openAiCode: 'insufficient_permissions' }
  constructor({ needed, has }: { needed: string; has: readonly string[] }) {
    super(`key: expected one for ${needed}, got one for ${has.join(', ')}`, {
      hint: `make another: kumite keys create NAME --scope ${needed}`,
    })
  }
}

const WHERE_TO_LOOK = {
  model: 'GET /v1/models lists the models',
  capability: 'GET /v1/providers lists what other subnets offer',
  page: 'docs/gateway.md lists the routes, each with its method',
} as const

/** The gateway has no model, page or capability of another subnet of that name. */
export class GatewayNotFoundError extends GatewayError {
  readonly code = 'gateway-not-found'
  readonly terms: OpenAiTerms
  constructor({ what, name }: { what: keyof typeof WHERE_TO_LOOK; name: string }) {
    super(`${what}: expected one that exists, got ${JSON.stringify(name.slice(0, 100))}`, {
      hint: WHERE_TO_LOOK[what],
    })
    this.terms = {
      status: 404,
      type: 'invalid_request_error',
      openAiCode: what === 'model' ? 'model_not_found' : 'not_found',
      param: what === 'model' ? 'model' : undefined,
    }
  }
}

/** A key of the gateway has used up what it may use in a minute or a day. */
export class GatewayLimitError extends GatewayError {
  readonly code = 'gateway-limit'
  override readonly retryable = true
  readonly terms: OpenAiTerms
  constructor({ limit, allowed, retryAfterMs }: { limit: 'requests' | 'tokens' | 'budget'; allowed: string; retryAfterMs: number }) {
    super(`key: expected to use at most ${allowed}, got a call beyond that`, { hint: `try again in ${Math.ceil(retryAfterMs / 1000)} s` })
    const openAiCode = limit === 'budget' ? 'insufficient_quota' : 'rate_limit_exceeded'
    this.terms = { status: 429, type: 'rate_limit_error', openAiCode, retryAfterMs, mayRetry: limit !== 'budget' }
  }
}

/** An idempotency key is in use: by a call that is under way, or by one with another body. */
export class IdempotencyError extends GatewayError {
  readonly code = 'idempotency-key'
  readonly terms: OpenAiTerms
  constructor({ clash }: { clash: 'under-way' | 'other-body' }) {
    super(
      `Idempotency-Key: expected a new one, or the same request again, got ${clash === 'under-way' ? 'one whose call is under way' : 'one that another body was sent with'}`,
      {
        hint: clash === 'under-way' ? 'wait for the first call' : 'use another key for another request',
      },
    )
    this.terms =
      clash === 'under-way'
        ? { status: 409, type: 'invalid_request_error', openAiCode: 'idempotency_key_in_use', retryAfterMs: 1000 }
        : { status: 422, type: 'invalid_request_error', openAiCode: 'idempotency_key_reused', mayRetry: false }
  }
}

/** No miner gave an answer to a customer's prompt: none is there, all of them rest after failures, or those that were asked failed. */
export class NoAnswerError extends GatewayError {
  readonly code = 'no-answer'
  override readonly retryable = true
  readonly terms: OpenAiTerms
  constructor({ got, retryAfterMs }: { got: string; retryAfterMs?: number }) {
    super(`miners: expected an answer from one of them, got ${got}`, { hint: 'try again' })
    this.terms = { status: retryAfterMs === undefined ? 502 : 503, type: 'server_error', openAiCode: 'no_answer', retryAfterMs }
  }
}

/** The customer hung up before the answer was there. */
export class CustomerGoneError extends GatewayError {
  readonly code = 'customer-gone'
  readonly terms: OpenAiTerms = { status: 499, type: 'invalid_request_error', openAiCode: 'client_closed_request' }
  constructor() {
    super('customer: expected to wait for the answer, got a closed connection')
  }
}

/** The file that names other subnets is no JSON, lacks a field or holds one out of range. */
export class ProvidersConfigError extends BaseError {
  readonly code = 'providers-config'
  constructor({ source, path, problem, cause }: { source: string; path: string; problem: string; cause: unknown }) {
    super(`${source}: ${path || 'the whole'}: ${problem}`, { hint: 'docs/gateway.md has such a file', cause })
  }
}

/** A provider, which is another subnet, could not be used: its manifest is not what it says, it is out of reach, over budget or resting. */
export class ProviderError extends GatewayError {
  readonly code = 'provider'
  override readonly retryable: boolean
  readonly terms: OpenAiTerms
  constructor({
    provider,
    expected,
    got,
    retryAfterMs,
    cause,
  }: { provider: string; expected: string; got: string; retryAfterMs?: number; cause?: unknown }) {
    super(`provider ${provider}: expected ${expected}, got ${got}`, { cause })
    this.retryable = retryAfterMs !== undefined
    this.terms = { status: retryAfterMs === undefined ? 502 : 503, type: 'server_error', openAiCode: 'provider_error', retryAfterMs }
  }
}
