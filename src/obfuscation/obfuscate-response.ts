import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { opaqueId } from '../core/hash.ts'
import { takeSlots } from '../core/take-slots.ts'
import type { Response } from '../protocol/task.ts'
import { ObfuscationError } from './errors.ts'
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
export type Obfuscate = (response: Response, seed: ObfuscationSeed) => Promise<Response>

export interface VaryRequest extends Pick<Response, 'kind' | 'content'> {
  readonly keys: CopyKeys
}
export type VaryReply = { readonly content: string } | { readonly why: string }

/** Pages larger than this are not run by the sandbox either. */
const MOST_BYTES = 1_000_000
/** Pages take milliseconds; what takes so long is made to take long. */
const DEADLINE_MS = 5_000
const KEY_LENGTH = 32

const MOST_THREADS = Math.max(1, Math.min(4, availableParallelism() - 1))
const inTurn = takeSlots(MOST_THREADS)
const idle: Worker[] = []

/**
 * A recipient's own copy of a response: it shows, says and does the same, and its source is another. Same seed, same copy.
 * Runs in threads that start with the first call; what holds a thread up or breaks it ends with it, and the next call gets a fresh one.
 * @returns the response under the same id
 * @throws {@link ObfuscationError} if no copy can be made: never the original instead
 * @cost about 10 ms for a page of 10 KB
 */
export async function obfuscateResponse(response: Response, seed: ObfuscationSeed, deadlineMs = DEADLINE_MS): Promise<Response> {
  const refuse = (why: string, cause?: unknown) => new ObfuscationError({ task: seed.task, response: seed.response, why, cause })
  const { kind, content } = response
  if (Buffer.byteLength(content) > MOST_BYTES) throw refuse(`there are more than ${MOST_BYTES} bytes`)
  const { secret, task } = seed
  const keys = {
    copy: opaqueId(secret, ['copy', task, seed.response, seed.recipient], KEY_LENGTH),
    task: opaqueId(secret, ['copies', task], KEY_LENGTH),
  }
  const reply = await inTurn(async () => {
    const thread = idle.pop() ?? (await startThread())
    try {
      const answer = await ask(thread, { kind, content, keys }, deadlineMs)
      thread.unref() // nobody waits: it need not keep the process alive
      idle.push(thread)
      return answer
    } catch (error) {
      await thread.terminate()
      const late = error instanceof Error && error.name === 'AbortError'
      throw refuse(late ? `it was not done after ${deadlineMs} ms` : 'its thread ended', error)
    }
  })
  if ('why' in reply) throw refuse(reply.why)
  if (Buffer.byteLength(reply.content) > MOST_BYTES) throw refuse(`the copy would have more than ${MOST_BYTES} bytes`)
  return { ...response, content: reply.content }
}

async function startThread(): Promise<Worker> {
  const file = new URL('./vary-response-worker.ts', import.meta.url)
  // none of the process's switches; prints nothing, not even a warning: it would wait to be read, and the process with it
  const options = { execArgv: ['--no-warnings'], stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: 512 } }
  const started = new Worker(file, options)
  await once(started, 'message') // its modules are loaded: the deadline is for the response alone
  return started
}

async function ask(thread: Worker, request: VaryRequest, deadlineMs: number): Promise<VaryReply> {
  thread.ref()
  thread.postMessage(request)
  const [reply] = await once(thread, 'message', { signal: AbortSignal.timeout(deadlineMs) })
  return reply as VaryReply // what our own thread answers
}
