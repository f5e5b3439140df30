import type { Context } from 'hono'
import type { GatewayKeyRow } from '../../store/gateway-keys.ts'
import { type LeftOfMinute, type PlannedCall, reserveGatewayCall } from '../../store/gateway-usage.ts'
import { GatewayLimitError, GatewayRequestError } from './errors.ts'
import type { Gateway } from './gateway.ts'

/**
 * Lets a call through within the limits of its key, and tells the customer in the reply's headers what is left of its minute.
 * @throws {@link GatewayLimitError} if it does not fit now
 * @throws {@link GatewayRequestError} if it would never fit
 */
export async function reserveCall({ db }: Gateway, key: GatewayKeyRow, call: PlannedCall, c: Context): Promise<void> {
  const tokens = call.prompt_tokens + call.completion_tokens
  if (tokens > key.tokens_per_minute)
    throw new GatewayRequestError({
      param: call.kind === 'chat' ? 'max_tokens' : 'input',
      problem: `expected a call of at most ${key.tokens_per_minute} tokens, which this key has for a minute, got one of up to ${tokens}`,
      openAiCode: 'context_length_exceeded',
    })
  const reserved = await reserveGatewayCall(db, key, call)
  for (const [name, value] of Object.entries(limitHeaders(key, reserved.left))) c.header(name, value)
  if (reserved.kind === 'granted') return
  const allowed = {
    requests: `${key.requests_per_minute} requests a minute`,
    tokens: `${key.tokens_per_minute} tokens a minute`,
    budget: `$${Number(key.usd_per_day)} a day`,
  }[reserved.limit]
  throw new GatewayLimitError({ limit: reserved.limit, allowed, retryAfterMs: reserved.retryAfterMs })
}

function limitHeaders(key: GatewayKeyRow, { requests, tokens, resetMs }: LeftOfMinute): Record<string, string> {
  return {
    'x-ratelimit-limit-requests': String(key.requests_per_minute),
    'x-ratelimit-remaining-requests': String(requests),
    'x-ratelimit-reset-requests': `${resetMs}ms`,
    'x-ratelimit-limit-tokens': String(key.tokens_per_minute),
    'x-ratelimit-remaining-tokens': String(tokens),
    'x-ratelimit-reset-tokens': `${resetMs}ms`,
  }
}
