import type { Context } from 'hono'
import * as z from 'zod'
import type { GatewayKeyRow } from '../../store/gateway-keys.ts'
import { settleGatewayCall } from '../../store/gateway-usage.ts'
import { callProvider } from './call-provider.ts'
import { CustomerGoneError, GatewayError, GatewayNotFoundError } from './errors.ts'
import type { Gateway } from './gateway.ts'
import { readBody } from './read-body.ts'
import { reserveCall } from './reserve-call.ts'

const ProviderInput = z.object({ input: z.json(), max_usd: z.number().min(0).default(0).describe('what the customer pays at most') })

/** Calls a capability of another subnet in the name of a customer, who pays for it and gets to see where the answer is from. */
export async function serveProvider(gateway: Gateway, key: GatewayKeyRow, requestId: string, body: string, c: Context): Promise<Response> {
  const { db, clock, providerDeps } = gateway
  const { input, max_usd: maxUsd } = readBody(ProviderInput, body)
  const [, , , name = '', capability = ''] = c.req.path.split('/')
  const provider = gateway.providers().get(name)
  const price = provider?.capabilities.get(capability)?.usdPerCall
  if (!provider || price === undefined) throw new GatewayNotFoundError({ what: 'capability', name: `${name}/${capability}` })
  const atMs = clock.now()
  const call = { id: requestId, key_id: key.id, at_ms: atMs, kind: 'provider' as const, model: `${name}/${capability}`, type: null }
  await reserveCall(gateway, key, { ...call, prompt_tokens: 0, completion_tokens: 0, cost_usd: Math.min(price, maxUsd) }, c)
  const settle = (outcome: string, change = {}) =>
    settleGatewayCall(db, requestId, { ms: Math.round(clock.now() - atMs), outcome, ...change })
  try {
    const reply = await callProvider({ db, clock, ...providerDeps }, provider, {
      id: requestId,
      keyId: key.id,
      capability,
      input,
      maxUsd,
      signal: c.req.raw.signal,
    })
    await settle('answered', { served_by: [provider.manifest.signer], cost_usd: reply.provenance.costUsd })
    c.header('x-kumite-served-by', provider.manifest.signer)
    return c.body(JSON.stringify(reply), 200, { 'content-type': 'application/json' })
  } catch (error) {
    await settle(error instanceof GatewayError ? error.code : 'internal', error instanceof CustomerGoneError ? {} : { cost_usd: 0 })
    throw error
  }
}
