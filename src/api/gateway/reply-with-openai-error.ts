import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { GatewayError, type OpenAiTerms } from './errors.ts'

/** The gateway's only error -> HTTP table: what clients of OpenAI's API expect to get. Unforeseen errors are logged whole and told without their insides. */
export function replyWithOpenAiError(error: unknown, c: Context, log: (error: unknown) => void): Response {
  const { message, terms } = told(error)
  if (terms.status >= 500) log(error)
  c.header('cache-control', 'no-store')
  if (terms.retryAfterMs !== undefined) c.header('retry-after', String(Math.max(1, Math.ceil(terms.retryAfterMs / 1000))))
  if (terms.status === 413) c.header('connection', 'close') // the rest of the body is still on its way
  if (terms.mayRetry !== undefined) c.header('x-should-retry', String(terms.mayRetry))
  return c.body(JSON.stringify(openAiErrorBody(message, terms)), terms.status as 400, { 'content-type': 'application/json' })
}

/** The body of an error, and of the event that ends a broken stream. */
export function openAiErrorBody(message: string, { type, param, openAiCode }: Pick<OpenAiTerms, 'type' | 'param' | 'openAiCode'>) {
  return { error: { message, type, param: param ?? null, code: openAiCode } }
}

/** What a customer may be told of an error. */
export function told(error: unknown): {
  readonly message: string
  readonly terms: Omit<OpenAiTerms, 'status'> & { readonly status: number }
} {
  if (error instanceof GatewayError) return { message: error.hint ? `${error.message} (${error.hint})` : error.message, terms: error.terms }
  if (error instanceof HTTPException)
    return {
      message: error.message || 'the request could not be read',
      terms: { status: error.status, type: 'invalid_request_error', openAiCode: 'invalid_request' },
    }
  return { message: 'something went wrong in the gateway', terms: { status: 500, type: 'server_error', openAiCode: 'internal_error' } }
}
