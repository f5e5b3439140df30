import { randomUUID } from 'node:crypto'
import { hexToBytes } from '@noble/hashes/utils.js'
import type { Clock } from '../core/clock.ts'
import type { Transport } from '../core/transport.ts'
import { answerText } from '../identity/answer-text.ts'
import { signEpistula } from '../identity/sign-epistula.ts'
import { signRequest } from '../identity/sign-request.ts'
import type { Signer } from '../identity/signer.ts'
import { verifySignature } from '../identity/verify-signature.ts'
import type { ChatMessage, ChatRequest } from '../protocol/chat.ts'
import type { Hotkey } from '../protocol/ids.ts'
import { type HeardAnswer, readAnswer } from './read-answer.ts'

/** A miner, and where its chat completions are. */
export interface MinerPlace {
  readonly hotkey: Hotkey
  readonly url: string
  /** Known to be simulated, whether or not its answer comes far enough to say so. */
  readonly simulated?: boolean
}

/** What a miner answered, as far as it came. Always there: what goes wrong on the way is a status. */
export interface MinerAnswer extends Omit<HeardAnswer, 'seal'> {
  /** 0x and hex digits, over the text and the request; `undefined` where the miner signs none. */
  readonly signature: string | undefined
  /** Whether the miner says that its answers are simulated. */
  readonly simulated: boolean
}

/** Who wants the pieces of an answer as they come, or may lose interest. */
export interface Listener {
  onPiece?(text: string): void
  readonly signal?: AbortSignal
}

/** A signed request that has not been sent: many are prepared first, so that they start at one moment. */
export interface PreparedCall {
  readonly miner: Hotkey
  /** Of the request: what a miner signs is bound to it. */
  readonly nonce: string
  /** Sends it, once. Never rejects. */
  send(listener?: Listener): Promise<MinerAnswer>
}

/** How a validator puts messages to miners: the same for what it tests them with and for what customers ask. */
export interface MinerClient {
  /** Signs a request: it is good for some seconds from now. */
  prepare(miner: MinerPlace, messages: readonly ChatMessage[]): PreparedCall
}

export interface MinerClientOptions {
  readonly signer: Signer
  readonly clock: Clock
  readonly transport: Transport
  /** Gives every signed request of this signer its own nonce. */
  readonly nextNonce: () => string
  /** A miner has so long for one answer. */
  readonly answerMs: number
  /** What comes after so many characters is not read. */
  readonly mostCharacters: number
}

export function createMinerClient(options: MinerClientOptions): MinerClient {
  const { signer, clock, transport, nextNonce, answerMs, mostCharacters } = options
  return {
    prepare({ hotkey: receiver, url }, messages) {
      const body = JSON.stringify({ messages: [...messages], stream: true } satisfies ChatRequest)
      const nonce = nextNonce()
      const { pathname, search } = new URL(url)
      const stop = new AbortController()
      const request = new Request(url, {
        method: 'POST',
        signal: stop.signal,
        body,
        redirect: 'error',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          'X-Client-Timeout': String(answerMs / 1000),
          ...signEpistula({ signer, body, receiver, nowMs: clock.now(), uuid: randomUUID() }),
          ...signRequest({ signer, method: 'POST', target: pathname + search, body, receiver, nonce }),
        },
      })
      return {
        miner: receiver,
        nonce,
        async send({ onPiece = () => {}, signal } = {}) {
          const { seal, ...heard } = await readAnswer(transport, request, { stop, clock, answerMs, mostCharacters, onPiece, signal })
          const facts = { miner: receiver, validator: signer.address, nonce, body, answer: heard.text }
          const signed = seal !== undefined && isSigned(answerText(facts), receiver, seal.signature)
          return { ...heard, signature: signed ? seal.signature : undefined, simulated: seal?.simulated ?? false }
        },
      }
    },
  }
}

function isSigned(message: Uint8Array, address: string, signature: string): boolean {
  return verifySignature({ address, scheme: 'sr25519', message, signature: hexToBytes(signature.slice(2)) })
}
