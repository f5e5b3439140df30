import type * as z from 'zod'
import { readAtMost } from '../core/read-at-most.ts'
import type { Transport } from '../core/transport.ts'
import { unlessAborted } from '../core/unless-aborted.ts'
import { withinTime } from '../core/within-time.ts'
import { signRequest } from '../identity/sign-request.ts'
import type { Signer } from '../identity/signer.ts'
import type { Hotkey, LeaseId } from '../protocol/ids.ts'
import type { SignedJudgment } from '../protocol/judgment.ts'
import { Problem } from '../protocol/problem.ts'
import { JudgmentReceipt, type Lease, LeaseReply, type LeaseRequest, ReleaseReceipt, type Result, ResultsReply } from '../protocol/wire.ts'
import { ValidatorCallError } from './errors.ts'

/** One validator as a miner reaches it: signed HTTP, nothing else. */
export interface ValidatorClient {
  readonly hotkey: Hotkey
  lease(request: LeaseRequest): Promise<Lease[]>
  submit(leaseId: LeaseId, signed: SignedJudgment): Promise<JudgmentReceipt>
  release(leaseId: LeaseId): Promise<ReleaseReceipt>
  results(after: number): Promise<Result[]>
}

export interface ValidatorClientOptions {
  readonly signer: Signer
  readonly transport: Transport
  /** The validator's hotkey: requests are bound to it. */
  readonly hotkey: Hotkey
  /** Origin of its server, such as `http://127.0.0.1:4000`. */
  readonly origin: string
  /** Gives every signed request of this signer its own nonce. */
  readonly nextNonce: () => string
}

/** A validator that has not answered by then does not answer. */
const TIMEOUT_MS = 10_000

/** NUL, or half a surrogate pair: valid in JSON, but no PostgreSQL text can hold it. */
const UNSTORABLE = /(?<!\\)(\\\\)*\\u(0000|d[89a-f])/

/** So much does a reply hold at most: 64 tasks of 16 pages, with room. */
const MOST_BYTES = 64 * 1024 * 1024

async function readJson(reply: Response): Promise<unknown> {
  const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readAtMost(reply, MOST_BYTES)))
  if (UNSTORABLE.test(JSON.stringify(json))) throw new TypeError('expected text that can be stored')
  return json
}

/** @throws {@link ValidatorCallError} (from every call) when the validator refuses or does not answer */
export function createValidatorClient(options: ValidatorClientOptions): ValidatorClient {
  const { hotkey, signer, origin, transport, nextNonce } = options
  const base = `/validators/${hotkey}`

  async function call<T>(schema: z.ZodType<T>, method: 'GET' | 'POST', target: string, payload?: object): Promise<T> {
    const body = payload === undefined ? '' : JSON.stringify(payload)
    const headers = signRequest({ signer, method, target, body, receiver: hotkey, nonce: nextNonce() })
    const signal = withinTime(TIMEOUT_MS)
    const request = new Request(origin + target, {
      method,
      headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body } : {}),
      signal,
      redirect: 'error', // its address was looked at, and no other one
    })
    let reply: Response
    try {
      reply = await unlessAborted(signal, transport(request))
    } catch (cause) {
      throw new ValidatorCallError({ validator: hotkey, status: 0, reason: 'unreachable', detail: String(cause), cause })
    }
    const json = await unlessAborted(signal, readJson(reply)).catch(() => undefined)
    if (!reply.ok) {
      const problem = Problem.safeParse(json).data
      throw new ValidatorCallError({
        validator: hotkey,
        status: reply.status,
        reason: problem?.code ?? 'no-problem-json',
        detail: problem?.detail ?? reply.statusText,
      })
    }
    const parsed = schema.safeParse(json)
    if (!parsed.success)
      throw new ValidatorCallError({
        validator: hotkey,
        status: reply.status,
        reason: 'unreadable',
        detail: parsed.error.message,
        cause: parsed.error,
      })
    return parsed.data
  }

  return {
    hotkey,
    lease: async (request) => (await call(LeaseReply, 'POST', `${base}/leases`, request)).leases,
    submit: (leaseId, signed) => call(JudgmentReceipt, 'POST', `${base}/leases/${leaseId}/judgment`, signed),
    release: (leaseId) => call(ReleaseReceipt, 'POST', `${base}/leases/${leaseId}/release`, {}),
    results: async (after) => (await call(ResultsReply, 'GET', `${base}/results?after=${after}`)).results,
  }
}
