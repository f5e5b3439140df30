import type { Clock } from '../../core/clock.ts'
import { sha256Hex } from '../../core/hash.ts'
import { readAtMost } from '../../core/read-at-most.ts'
import type { Transport } from '../../core/transport.ts'
import { unlessAborted } from '../../core/unless-aborted.ts'
import { withinTime } from '../../core/within-time.ts'
import type { CircuitBreaker } from '../../scoring/routing/circuit-breaker.ts'
import type { Db } from '../../store/open-store.ts'
import { insertProviderCall, type ProviderCallRow, sumProviderCalls, updateProviderCall } from '../../store/provider-calls.ts'
import { CustomerGoneError, GatewayRequestError, ProviderError } from './errors.ts'
import { isSignedBy, type OfferedCapability, type Provider, responseText } from './provider.ts'

const DAY_MS = 24 * 3600_000
const MINUTE_MS = 60_000

export interface ProviderDeps {
  readonly db: Db
  readonly clock: Clock
  readonly transport: Transport
  readonly breaker: CircuitBreaker
}

/** One call in the name of a customer. */
export interface ProviderCall {
  readonly id: string
  /** Of the customer's key: failures count as its experience. */
  readonly keyId: string
  readonly capability: string
  readonly input: unknown
  readonly maxUsd: number
  readonly signal: AbortSignal
}

/** Who made an answer, of what, when, and the signature that proves it. */
export interface Provenance {
  readonly provider: string
  readonly netuid: number
  readonly capability: string
  readonly version: string
  readonly manifestHash: string
  readonly requestHash: string
  readonly responseHash: string
  readonly signer: string
  readonly signature: string
  readonly costUsd: number
  readonly atMs: number
  readonly ms: number
}

/**
 * Calls a capability of another subnet: input checked, within budget and limits, within its time, output checked and its signature verified.
 * Every call is written down before it is made, and what became of it after; a call that fails costs nothing, one that is given up all of it.
 * @throws {@link GatewayRequestError} if the input is not of its form, or costs more than the customer pays
 * @throws {@link CustomerGoneError} if the customer hangs up
 * @throws {@link ProviderError} if the provider rests, is out of reach, over its budget, late or wrong
 */
export async function callProvider(
  deps: ProviderDeps,
  provider: Provider,
  { id, keyId, capability: name, input, maxUsd, signal }: ProviderCall,
): Promise<{ output: unknown; provenance: Provenance }> {
  const { db, clock, breaker } = deps
  const { manifest, manifestHash, usdPerDay } = provider
  const { name: providerName, netuid, version, signer, limits } = manifest
  const capability = provider.capabilities.get(name)
  if (!capability) throw new GatewayRequestError({ param: 'capability', problem: `expected one of ${providerName}, got another` })
  const body = JSON.stringify(input)
  if (!capability.input.safeParse(input).success)
    throw new GatewayRequestError({
      param: 'input',
      problem: `expected what the manifest of ${providerName} says of ${name}, got something else`,
    })
  if (Buffer.byteLength(body) > limits.mostInputBytes)
    throw new GatewayRequestError({ param: 'input', problem: `expected at most ${limits.mostInputBytes} bytes, got more` })
  if (capability.usdPerCall > maxUsd)
    throw new GatewayRequestError({
      param: 'max_usd',
      problem: `expected at least $${capability.usdPerCall}, which a call costs, got $${maxUsd}`,
    })

  const refuse = (expected: string, got: string, retryAfterMs?: number) =>
    new ProviderError({ provider: providerName, expected, got, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) })
  const atMs = clock.now()
  if (!breaker.admits(providerName, keyId, atMs))
    throw refuse('to be called', 'a rest after failures', Math.max(1000, breaker.openUntilMs(providerName, keyId) - atMs))
  const requestHash = sha256Hex(body)
  const facts = {
    id,
    at_ms: atMs,
    provider: providerName,
    netuid,
    capability: name,
    manifest_hash: manifestHash,
    request_hash: requestHash,
    signer,
  }
  const end = (outcome: string, change: Partial<ProviderCallRow> = {}) =>
    updateProviderCall(db, id, { cost_usd: 0, ...change, ms: Math.round(clock.now() - atMs), outcome } as Parameters<
      typeof updateProviderCall
    >[2])

  const [day, minute] = await recordCall().catch((error: unknown) => {
    breaker.abandoned(providerName, keyId) // nothing was sent: the next call may try
    throw error
  })
  const over = day.costUsd > usdPerDay ? 'day' : minute.calls > limits.callsPerMinute ? 'minute' : undefined
  if (over) {
    breaker.abandoned(providerName, keyId)
    await end('over-limit')
    throw over === 'day'
      ? refuse(`at most $${usdPerDay} a day`, 'a call beyond that', DAY_MS - (atMs % DAY_MS))
      : refuse(`at most ${limits.callsPerMinute} calls a minute`, 'one more', MINUTE_MS)
  }
  const answered = await send(deps, provider, capability, body, signal)
  if ('problem' in answered) {
    // Who hangs up early says nothing of the provider; who has waited for half of its time-out does.
    const patient = clock.now() - atMs >= capability.timeoutMs / 2
    if (signal.aborted && !patient) breaker.abandoned(providerName, keyId)
    else breaker.failed(providerName, keyId, clock.now())
    // Who hangs up pays: the provider has done its work, and will want to be paid.
    await end(answered.outcome, answered.outcome === 'given-up' ? { cost_usd: String(capability.usdPerCall) } : {})
    if (answered.outcome === 'given-up') throw new CustomerGoneError()
    throw refuse(answered.expected, answered.problem)
  }
  breaker.succeeded(providerName, keyId)
  const { output, responseHash, signature } = answered
  await end('answered', { response_hash: responseHash, signature, cost_usd: String(capability.usdPerCall) })
  const provenance = { provider: providerName, netuid, capability: name, version, manifestHash, requestHash, responseHash, signer, signature, costUsd: capability.usdPerCall, atMs, ms: clock.now() - atMs } // biome-ignore format: one record
  return { output, provenance }

  async function recordCall() {
    await insertProviderCall(db, { ...facts, cost_usd: capability!.usdPerCall })
    return Promise.all([
      sumProviderCalls(db, providerName, Math.floor(atMs / DAY_MS) * DAY_MS - 1),
      sumProviderCalls(db, providerName, atMs - MINUTE_MS),
    ])
  }
}

type Answered =
  | { readonly output: unknown; readonly responseHash: string; readonly signature: string }
  | { readonly outcome: string; readonly expected: string; readonly problem: string }

async function send(
  { transport }: ProviderDeps,
  { origin, manifest }: Provider,
  capability: OfferedCapability,
  body: string,
  signal: AbortSignal,
): Promise<Answered> {
  const patience = withinTime(capability.timeoutMs, signal)
  const inTime = <T>(promise: Promise<T>) => unlessAborted(patience, promise)
  const over = new AbortController()
  try {
    const request = new Request(origin + capability.path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
      redirect: 'error',
      signal: over.signal,
    })
    const reply = await inTime(transport(request))
    if (!reply.ok) return { outcome: 'status', expected: 'an answer', problem: `status ${reply.status}` }
    const bytes = await inTime(readAtMost(reply, manifest.limits.mostOutputBytes))
    const responseHash = sha256Hex(bytes)
    const signature = reply.headers.get('x-provider-signature')
    const facts = { provider: manifest.name, capability: capability.name, requestHash: sha256Hex(body), responseHash }
    if (!isSignedBy(manifest, responseText(facts), signature))
      return { outcome: 'signature', expected: 'a response that its signer vouches for', problem: 'another' }
    const output: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (!capability.output.safeParse(output).success)
      return { outcome: 'output', expected: 'output as its manifest says', problem: 'something else' }
    return { output, responseHash, signature }
  } catch (error) {
    const outcome = signal.aborted ? 'given-up' : patience.aborted ? 'timeout' : 'failed'
    const problem =
      outcome === 'timeout' ? `nothing within ${capability.timeoutMs} ms` : error instanceof Error ? error.message : String(error)
    return { outcome, expected: 'an answer', problem: problem.slice(0, 300) }
  } finally {
    over.abort()
  }
}
