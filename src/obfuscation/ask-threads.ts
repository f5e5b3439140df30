import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { takeSlots } from '../core/take-slots.ts'

type ThreadAnswer<Reply> = { readonly reply: Reply } | { readonly failure: 'late' | 'ended'; readonly cause: unknown }

/**
 * Asks threads that run one file, each one question at a time; they start with the first question, and stay for the next.
 * What holds a thread up or breaks it ends with it: the process goes on, and the next question gets a fresh thread.
 * @param file a worker: posts a message when it is ready, and one for each that it gets
 */
export function askThreads<Request, Reply>(
  file: URL,
  { most, megabytes }: { most: number; megabytes: number },
): (request: Request, deadlineMs: number) => Promise<ThreadAnswer<Reply>> {
  const inTurn = takeSlots(most)
  const alive = new Set<Worker>()
  const idle: Worker[] = [] // some may have ended, even before they came here
  const start = async () => {
    // none of the process's switches; prints nothing, not even a warning: it would wait to be read, and the process with it
    const options = { execArgv: ['--no-warnings'], stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: megabytes } }
    const thread = new Worker(file, options)
    thread.on('error', () => {}) // after the deadline nobody else listens, and an error that nobody hears ends the process
    alive.add(thread)
    thread.once('exit', () => alive.delete(thread))
    await nextMessage(thread) // its modules are loaded: the deadline is for the question alone
    return thread
  }
  const take = () => {
    for (let thread = idle.pop(); thread; thread = idle.pop()) if (alive.has(thread)) return thread
    return start()
  }
  return (request, deadlineMs) =>
    inTurn(async () => {
      const thread = await take()
      const late = AbortSignal.timeout(deadlineMs)
      try {
        thread.ref()
        thread.postMessage(request)
        const reply = (await nextMessage(thread, late)) as Reply // what our own file answers
        thread.unref() // nobody waits: it need not keep the process alive
        idle.push(thread)
        return { reply }
      } catch (cause) {
        await thread.terminate()
        return { failure: late.aborted ? 'late' : 'ended', cause }
      }
    })
}

/** @throws {Error} at once if the thread ends before it says anything */
async function nextMessage(thread: Worker, late?: AbortSignal): Promise<unknown> {
  const heard = new AbortController()
  const signal = late ? AbortSignal.any([heard.signal, late]) : heard.signal
  const ended = async () => {
    const [code] = await once(thread, 'exit', { signal })
    throw new Error(`the thread ended with ${code}`)
  }
  try {
    const [message] = await Promise.race([once(thread, 'message', { signal }), ended()])
    return message
  } finally {
    heard.abort()
  }
}
