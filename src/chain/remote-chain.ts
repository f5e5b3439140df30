import { setTimeout } from 'node:timers/promises'
import * as z from 'zod'
import type { Signer } from '../identity/signer.ts'
import { BlockEvents, BlockHeader, type Chain, Hyperparameters, Metagraph, ShareRows, type Submission } from './chain.ts'
import { chainCalls } from './chain-calls.ts'
import { AccountReply, AmountReply, ChainIdentity, ChainProblem, RevealKeyReply, SubmitReply } from './chain-wire.ts'
import { ChainCallError, ChainServerError } from './errors.ts'
import { type Call, signExtrinsic } from './signed-extrinsic.ts'

/** Longer than the server lets a request wait. */
const TIMEOUT_MS = 30_000
/** How often the fate of a call is asked for in vain before it counts as unknown, and the pause between. */
const INCLUSION_TRIES = 5
const INCLUSION_PAUSE_MS = 1000

export interface RemoteChain extends Chain {
  /** What signatures are bound to. */
  readonly genesisHash: string
  /** Time between two blocks. */
  readonly blockMs: number
}

/**
 * A local chain that runs in another process, served by `createChainServer` (`kumite chain`). Keys stay here: calls travel signed.
 *
 * @param url of the server, such as `http://127.0.0.1:9944`, or of the place where another one tells its chain's reads
 * @throws {@link ChainServerError} (from here and from every call) if the server does not answer, or not as this version expects
 */
export async function createRemoteChain(url: string): Promise<RemoteChain> {
  const base = url.replace(/\/+$/, '')
  const { genesisHash, netuid, blockMs } = await read('/chain', ChainIdentity)
  const lastSent = new Map<string, Promise<unknown>>()

  async function request(path: string, init: RequestInit = {}): Promise<{ status: number; json: unknown }> {
    let response: Response
    const ask = () => fetch(base + path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) })
    try {
      // A kept connection may be closed just when it is used again: what only reads is asked once more.
      response = await ask().catch((error: unknown) => (init.method === undefined ? ask() : Promise.reject(error)))
    } catch (cause) {
      throw new ChainServerError({ url, got: cause instanceof Error ? cause.message : String(cause), retryable: true, cause })
    }
    const { status } = response
    const json: unknown = await response.json().catch(() => undefined)
    if (response.ok) return { status, json }
    const problem = ChainProblem.safeParse(json).data
    if (problem?.refusal) throw new ChainCallError(problem.refusal)
    throw new ChainServerError({ url, got: `status ${status}, ${problem?.detail ?? 'without a reason'}`, retryable: status >= 500 })
  }

  function decode<T extends z.ZodType>(schema: T, json: unknown): z.output<T> {
    const parsed = z.safeDecode(schema, json as z.input<T>) // checked right here
    if (parsed.success) return parsed.data
    throw new ChainServerError({ url, got: z.prettifyError(parsed.error), retryable: false, cause: parsed.error })
  }

  async function read<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
    return decode(schema, (await request(path)).json)
  }

  async function signAndSend(signer: Signer, call: Call): Promise<Submission> {
    const { nonce } = await read(`/accounts/${signer.address}`, AccountReply)
    const extrinsic = signExtrinsic(genesisHash, { signer, call, nonce })
    const headers = { 'content-type': 'application/json' }
    const sent = await request('/extrinsics', { method: 'POST', headers, body: JSON.stringify(extrinsic) })
    const { hash } = decode(SubmitReply, sent.json)
    let inclusion: Promise<BlockHeader> | undefined
    return {
      hash,
      get included() {
        inclusion ??= awaitInclusion(hash) // asked for only if somebody wants to know
        return inclusion
      },
    }
  }

  /** One call of a signer after the other: each needs the nonce after the one before. */
  function send(signer: Signer, call: Call): Promise<Submission> {
    const before = lastSent.get(signer.address) ?? Promise.resolve()
    const submission = before.then(() => signAndSend(signer, call))
    lastSent.set(
      signer.address,
      submission.catch(() => {}),
    )
    return submission
  }

  async function awaitInclusion(hash: string): Promise<BlockHeader> {
    for (let failures = 0; ; ) {
      try {
        const { status, json } = await request(`/extrinsics/${hash}`)
        if (status === 200) return decode(BlockHeader, json)
        failures = 0
      } catch (error) {
        if (!(error instanceof ChainServerError && error.retryable) || ++failures === INCLUSION_TRIES) throw error
        await setTimeout(INCLUSION_PAUSE_MS)
      }
    }
  }

  return {
    kind: 'local',
    netuid,
    genesisHash,
    blockMs,
    head: () => read('/head', BlockHeader),
    hyperparameters: () => read('/hyperparameters', Hyperparameters),
    metagraph: (mechid = 0) => read(`/metagraph?mechid=${mechid}`, Metagraph),
    bonds: (mechid = 0) => read(`/bonds?mechid=${mechid}`, ShareRows),
    registrationPrice: async () => (await read('/registration-price', AmountReply)).rao,
    balance: async (address) => (await read(`/accounts/${encodeURIComponent(address)}`, AccountReply)).freeRao,
    stake: async ({ hotkey, coldkey }) => (await read(`/stakes/${hotkey}/${encodeURIComponent(coldkey)}`, AmountReply)).rao,
    eventsAfter: (block, limit) => read(`/events?after=${block}&limit=${limit}`, z.array(BlockEvents)),
    ...chainCalls({ netuid, send, revealKey: () => read('/reveal-key', RevealKeyReply) }),
  }
}
