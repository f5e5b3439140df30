import { availableParallelism } from 'node:os'
import { opaqueId, sha256Hex } from '../core/hash.ts'
import type { Response } from '../protocol/task.ts'
import { askThreads } from './ask-threads.ts'
import { ObfuscationError } from './errors.ts'
import { makeOnce } from './make-once.ts'
import type { CopyKeys } from './vary-response.ts'

/** Whose copy of what: with the secret all of it can be found again, without it nothing. */
export interface ObfuscationSeed {
  /** The validator's. */
  readonly secret: string
  readonly task: string
  /** The task's own id of the response, which no recipient sees. */
  readonly response: string
  readonly recipient: string
}

/** Makes one recipient's own copy of a response: {@link obfuscateResponse}, or what stands in for it in a simulation. */
export type Obfuscate = (response: Response, seed: ObfuscationSeed, options?: ObfuscationOptions) => Promise<Response>

interface ObfuscationOptions {
  /** The other responses of the task: in a copy of a page are parts of theirs. */
  readonly siblings?: readonly Pick<Response, 'kind' | 'content'>[]
  readonly deadlineMs?: number
}

export interface VaryRequest extends Pick<Response, 'kind' | 'content'> {
  /** Contents of the task's other responses of this kind. */
  readonly siblings: readonly string[]
  readonly keys: CopyKeys
}
export type VaryReply = { readonly content: string } | { readonly why: string }

/** Pages larger than this are not run by the sandbox either. */
const MOST_BYTES = 1_000_000
/** Pages take milliseconds; what takes so long is made to take long. */
const DEADLINE_MS = 5_000
const KEY_LENGTH = 32

const MOST_THREADS = Math.max(1, Math.min(4, availableParallelism() - 1))
/** Recipients who give up and ask again get what was made for them: some hundreds of copies are kept. */
const MOST_KEPT_BYTES = 20_000_000

const worker = new URL('./vary-response-worker.ts', import.meta.url)
const askThread = askThreads<VaryRequest, VaryReply>(worker, { most: MOST_THREADS, megabytes: 512 })
const once = makeOnce(MOST_KEPT_BYTES)

/**
 * A recipient's own copy of a response: it shows, says and does the same, and its source is another. Same seed, same copy.
 * Asked for again, it is not made again: {@link makeOnce}. Runs in threads: {@link askThreads}.
 * @returns the response under the same id
 * @throws {@link ObfuscationError} if no copy can be made: never the original instead
 * @cost about 12 ms for a page of 10 KB, 20 ms with three siblings, 36 ms for the first copy of a task (`bench/obfuscation.ts`)
 */
export async function obfuscateResponse(
  response: Response,
  seed: ObfuscationSeed,
  { siblings: others = [], deadlineMs = DEADLINE_MS }: ObfuscationOptions = {},
): Promise<Response> {
  const refuse = (why: string, cause?: unknown) => new ObfuscationError({ task: seed.task, response: seed.response, why, cause })
  const { kind, content } = response
  if (Buffer.byteLength(content) > MOST_BYTES) throw refuse(`there are more than ${MOST_BYTES} bytes`)
  const siblings = others.filter((other) => other.kind === kind).map((other) => other.content)
  const { secret, task } = seed
  const keys = {
    copy: opaqueId(secret, ['copy', task, seed.response, seed.recipient], KEY_LENGTH),
    task: opaqueId(secret, ['copies', task], KEY_LENGTH),
  }
  // keyed by the content too: whoever gives one id to two responses gets a copy of each
  const copy = await once(`${keys.copy} ${kind} ${[content, ...siblings].map(sha256Hex).join(' ')}`, async () => {
    const answer = await askThread({ kind, content, siblings, keys }, deadlineMs)
    if ('failure' in answer)
      throw refuse(answer.failure === 'late' ? `it was not done after ${deadlineMs} ms` : 'its thread ended', answer.cause)
    if ('why' in answer.reply) throw refuse(answer.reply.why)
    if (Buffer.byteLength(answer.reply.content) > MOST_BYTES) throw refuse(`the copy would have more than ${MOST_BYTES} bytes`)
    return answer.reply.content
  })
  return { ...response, content: copy }
}
