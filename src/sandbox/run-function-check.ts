import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { takeSlots } from '../core/take-slots.ts'
import { firstLine } from './first-line.ts'
import { FunctionCheck } from './function-check.ts'

export interface FunctionOutcome {
  readonly holds: boolean
  /** What is wrong with the code as such: it cannot be read, lacks the function, runs too long or takes too much memory. */
  readonly problem?: string
  /** The first call that did not come back as it must. */
  readonly why?: string
}

/** What the thread is asked. */
export interface FunctionRequest extends Pick<FunctionCheck, 'name' | 'calls'> {
  readonly source: string
  readonly mostRounds: number
}

/** What the thread answers; where it is not reusable, it must not be asked again. */
export interface FunctionReply {
  readonly outcome: FunctionOutcome
  readonly reusable: boolean
}

/** How much a check may take. */
export interface FunctionBounds {
  /** Rounds of some ten thousand steps each: a bound on work that does not depend on the load of the machine. */
  readonly mostRounds: number
  /** Real time, for work within one step of the engine, which it does not count. */
  readonly deadlineMs: number
}

const MAX_BYTES = 200_000
/** About two seconds of work. */
const BOUNDS: FunctionBounds = { mostRounds: 5_000, deadlineMs: 10_000 }

const inTurn = takeSlots(1)
let thread: Worker | undefined

/**
 * Runs code that nobody trusts in an engine of its own, calls its function, and compares what comes back as JSON values.
 * One check after another, in a thread that starts with the first; a check that breaks off the engine ends it, and the next gets a fresh one.
 */
export async function runFunctionCheck(source: string, check: FunctionCheck, bounds = BOUNDS): Promise<FunctionOutcome> {
  const { name, calls } = FunctionCheck.parse(check)
  if (Buffer.byteLength(source) > MAX_BYTES) return { holds: false, problem: `too large: more than ${MAX_BYTES} bytes` }
  return inTurn(async () => {
    thread ??= await startThread()
    const { outcome, reusable } = await ask(thread, { source, name, calls, mostRounds: bounds.mostRounds }, bounds.deadlineMs)
    if (reusable) {
      thread.unref() // nobody waits: it need not keep the process alive
    } else {
      await thread.terminate()
      thread = undefined
    }
    return outcome
  })
}

async function startThread(): Promise<Worker> {
  const file = new URL('./run-function-check-worker.ts', import.meta.url)
  // none of the process's switches; prints nothing, not even a warning: it would wait to be read, and the process with it
  const started = new Worker(file, { execArgv: ['--no-warnings'], stdout: true, stderr: true })
  await once(started, 'message') // the engine is loaded: the deadline is for the code alone
  return started
}

async function ask(running: Worker, request: FunctionRequest, deadlineMs: number): Promise<FunctionReply> {
  running.ref()
  running.postMessage(request)
  try {
    const [reply] = await once(running, 'message', { signal: AbortSignal.timeout(deadlineMs) })
    return reply as FunctionReply // what our own thread answers
  } catch (error) {
    const late = error instanceof Error && error.name === 'AbortError'
    return { outcome: { holds: false, problem: late ? `not done after ${deadlineMs} ms` : firstLine(error) }, reusable: false }
  }
}
