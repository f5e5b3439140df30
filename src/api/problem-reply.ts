import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { BaseError } from '../core/base-error.ts'
import { ValidatorCallError } from '../miner/errors.ts'
import type { Problem } from '../protocol/problem.ts'

/** The only place where errors become HTTP: status by code. What is not here is our own fault: 500. */
const STATUS: Readonly<Record<string, number>> = {
  'invalid-request': 400,
  'bad-address': 400,
  'malformed-auth': 401,
  'wrong-receiver': 401,
  'stale-request': 401,
  'replayed-request': 401,
  'bad-signature': 401,
  'not-registered': 403,
  'unknown-worker': 403,
  'worker-removed': 403,
  'worker-paused': 403,
  'not-a-validator': 403,
  'no-permit': 403,
  'foreign-flag': 403,
  'consent-needed': 403,
  'qualification-needed': 403,
  'sign-in-code': 403,
  'unknown-device': 403,
  'device-scope': 403,
  'foreign-origin': 403,
  'invitation-needed': 403,
  'join-proof': 403,
  'not-found': 404,
  'no-miner': 404,
  'unknown-lease': 404,
  'unknown-assignment': 404,
  'unknown-mechanism': 404,
  'unknown-flag': 404,
  'unknown-training-domain': 404,
  'unknown-training-task': 404,
  'unknown-invitation': 404,
  'nothing-to-appeal': 404,
  'unknown-appeal': 404,
  'unknown-payout': 404,
  'already-judged': 409,
  'appeal-too-late': 409,
  'appeal-decided': 409,
  'nothing-payable': 409,
  'payout-closed': 409,
  'payout-way': 409,
  'same-worker': 409,
  'illegal-transition': 409,
  'pushed-mechanism': 409,
  'assignment-closed': 409,
  'judgment-sent': 409,
  'passkey-refused': 409,
  'flag-closed': 409,
  'no-circle': 409,
  'lease-closed': 410,
  'invitation-used': 410,
  'invitation-expired': 410,
  'invitation-revoked': 410,
  'body-too-large': 413,
  'appeal-decision': 422,
  'foreign-judgment': 422,
  'judgment-signature': 422,
  'too-many-skips': 429,
  'daily-cap': 429,
  'too-many-rounds': 429,
  'invalid-reply': 422,
  'invalid-judgment': 422,
  'invalid-consent': 422,
  'invalid-guidelines': 422,
  'invalid-training-answer': 422,
  'too-many-requests': 429,
  // The chain is elsewhere, and does not answer or not as expected: not our own fault, and perhaps gone in a moment.
  'chain-server': 502,
  'subtensor-node': 502,
  'runtime-shape': 502,
  'unknown-subnet': 502,
  'nonce-store-full': 503,
}

/** Turns whatever was thrown into problem JSON. Unforeseen errors are logged whole and told without their insides. */
export function replyWithProblem(error: unknown, c: Context, log: (error: unknown) => void): Response {
  const problem = toProblem(error)
  if (problem.status >= 500) log(error)
  return c.body(JSON.stringify({ ...problem, instance: c.req.path }), problem.status as 500, { 'content-type': 'application/problem+json' })
}

function toProblem(error: unknown): Problem {
  // A refusal by a validator reaches the worker as the validator told it.
  if (error instanceof ValidatorCallError && error.status >= 400 && error.status < 500)
    return problem(error.reason, error.status, error.message, undefined)
  if (error instanceof BaseError) {
    const status = STATUS[error.code] ?? (error.retryable ? 503 : 500)
    return problem(error.code, status, error.message, error.hint)
  }
  if (error instanceof HTTPException)
    return problem('invalid-request', error.status, error.message || 'the request could not be read', undefined)
  return problem('internal', 500, 'something went wrong in the server', 'try again; the log says what happened')
}

function problem(code: string, status: number, detail: string, hint: string | undefined): Problem {
  return { type: `docs/errors.md#${code}`, title: code.replaceAll('-', ' '), status, detail, code, ...(hint ? { hint } : {}) }
}
