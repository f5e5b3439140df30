import { stripTypeScriptTypes } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { newQuickJSWASMModule, type QuickJSContext, type QuickJSHandle, type QuickJSRuntime, Scope } from 'quickjs-emscripten'
import { firstLine } from './first-line.ts'
import type { FunctionOutcome, FunctionReply, FunctionRequest } from './run-function-check.ts'

const MEMORY_BYTES = 64 * 1024 * 1024
const STACK_BYTES = 512 * 1024

/** Time stands still and chance is seeded: same code and calls, same outcome. */
const PRELUDE = `{
const Original = Date
globalThis.Date = class Date extends Original {
  constructor(...parts) { super(...(parts.length === 0 ? [Original.UTC(2026, 0, 15, 10, 8)] : parts)) }
  static now() { return Original.UTC(2026, 0, 15, 10, 8) }
}
let state = 20260115
Math.random = () => (state = (state * 48271) % 2147483647) / 2147483647
}`

/** Runs in a worker thread, because some code holds up whatever thread it runs in, and no engine is worth keeping after a run that was broken off. */
const engineModule = await newQuickJSWASMModule()
parentPort?.on('message', (request: FunctionRequest) => parentPort?.postMessage(replyTo(request)))
parentPort?.postMessage('ready')

function replyTo({ source, name, calls, mostRounds }: FunctionRequest): FunctionReply {
  const broken = (problem: string): FunctionReply => ({ outcome: { holds: false, problem }, reusable: false })
  let code: string
  try {
    code = stripTypeScriptTypes(source)
  } catch (error) {
    const isSyntax = error instanceof Error && 'code' in error && /^ERR_\w+_TYPESCRIPT_SYNTAX$/.test(String(error.code))
    return { ...broken(`cannot be read: ${firstLine(error)}`), reusable: isSyntax } // nothing has run; only other errors are the reader's own end
  }
  const runtime = engineModule.newRuntime()
  runtime.setMemoryLimit(MEMORY_BYTES)
  runtime.setMaxStackSize(STACK_BYTES)
  let rounds = 0
  runtime.setInterruptHandler(() => ++rounds > mostRounds)
  let outcome: FunctionOutcome
  const context = runtime.newContext()
  try {
    outcome = Scope.withScope((scope) => runCalls({ runtime, context, scope }, `${code}\nexport { ${name} as kumiteFunction }`, calls))
  } catch (error) {
    return broken(firstLine(error))
  }
  try {
    context.dispose()
    runtime.dispose()
    return { outcome, reusable: outcome.problem === undefined }
  } catch {
    return { outcome, reusable: false } // values were left behind in the engine: they say nothing of the code
  }
}

interface Engine {
  readonly runtime: QuickJSRuntime
  readonly context: QuickJSContext
  readonly scope: Scope
}

function runCalls(engine: Engine, code: string, calls: FunctionRequest['calls']): FunctionOutcome {
  const { context, scope, runtime } = engine
  const evaluate = (text: string, type: 'global' | 'module' = 'global') =>
    scope.manage(context.unwrapResult(context.evalCode(text, 'response.js', { type })))
  evaluate(PRELUDE)
  const parse = evaluate('JSON.parse') // taken before the code can put others in their place
  const stringify = evaluate('JSON.stringify')
  const exported = evaluate(code, 'module')
  runtime.executePendingJobs()
  const namespace = settled(engine, exported)
  if ('error' in namespace) return { holds: false, problem: namespace.error }
  const entry = scope.manage(context.getProp(namespace.value, 'kumiteFunction'))
  if (context.typeof(entry) !== 'function') return { holds: false, problem: 'the function is not there' }
  const toJson = (value: QuickJSHandle) => scope.manage(context.unwrapResult(context.callFunction(stringify, context.undefined, value)))
  const fromJson = (value: unknown) => {
    const text = scope.manage(context.newString(JSON.stringify(value)))
    return scope.manage(context.unwrapResult(context.callFunction(parse, context.undefined, text)))
  }
  for (const [n, { with: args, gives, throws }] of calls.entries()) {
    const result = context.callFunction(entry, context.undefined, ...args.map(fromJson))
    const outcome = result.error ? { error: describe(context, scope.manage(result.error)) } : settled(engine, scope.manage(result.value))
    if ('error' in outcome) {
      if (ENGINE_LIMIT.test(outcome.error)) return { holds: false, problem: outcome.error }
      if (!throws) return { holds: false, why: `call ${n + 1}: expected a result, got ${outcome.error}` }
      continue
    }
    const json = context.getString(toJson(outcome.value))
    if (throws || (gives !== undefined && !areEqual(parseJson(json), gives)))
      return { holds: false, why: `call ${n + 1}: expected ${throws ? 'an error' : JSON.stringify(gives)}, got ${json}`.slice(0, 300) }
  }
  return { holds: true }
}

/** What the engine throws when the code takes more than it may. */
const ENGINE_LIMIT = /^InternalError: (interrupted|out of memory)|stack overflow/

/** What a promise has come to; anything else is what it is. */
function settled({ runtime, context, scope }: Engine, value: QuickJSHandle): { value: QuickJSHandle } | { error: string } {
  const jobs = runtime.executePendingJobs()
  if (jobs.error) return { error: describe(context, scope.manage(jobs.error)) }
  const state = context.getPromiseState(value)
  if (state.type === 'pending') return { error: 'a promise that never comes' }
  if (state.type === 'rejected') return { error: describe(context, scope.manage(state.error)) }
  return { value: state.notAPromise ? value : scope.manage(state.value) }
}

function describe(context: QuickJSContext, error: QuickJSHandle): string {
  const dumped: unknown = context.dump(error)
  if (typeof dumped !== 'object' || dumped === null) return String(dumped)
  const { name = 'Error', message = '' } = dumped as { name?: unknown; message?: unknown } // what the engine dumps, or anything thrown
  return `${name}: ${message}`.slice(0, 300)
}

function parseJson(text: string): unknown {
  return text === 'undefined' ? undefined : JSON.parse(text)
}

/** As JSON values; numbers may differ by a rounding error. */
function areEqual(got: unknown, wanted: unknown): boolean {
  if (typeof got === 'number' && typeof wanted === 'number') return Math.abs(got - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))
  if (typeof got !== 'object' || typeof wanted !== 'object' || got === null || wanted === null) return got === wanted
  if (Array.isArray(got) !== Array.isArray(wanted)) return false
  const [mine, theirs] = [Object.entries(got), new Map<string, unknown>(Object.entries(wanted))]
  return mine.length === theirs.size && mine.every(([key, value]) => theirs.has(key) && areEqual(value, theirs.get(key)))
}
