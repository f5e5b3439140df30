import type { ChatMessage } from '../../protocol/chat.ts'
import type { Route } from '../../scoring/routing/rank-routes.ts'
import { insertRouteObservation } from '../../store/route-observations.ts'
import type { MinerAnswer, PreparedCall } from '../../validator/miner-client.ts'
import type { AnswerForm, FormedAnswer, FormParam } from './answer-form.ts'
import { type AnswerCutter, createAnswerCutter } from './cut-answer.ts'
import { CustomerGoneError, GatewayRequestError, NoAnswerError } from './errors.ts'
import type { Gateway, GatewayMiner } from './gateway.ts'

/** One answer that is wanted, whoever gives it. */
export interface WantedAnswer {
  /** Id of the customer's key: what goes wrong counts as its experience. */
  readonly keyId: string
  /** Best first: who fails gives way to the next. */
  readonly routes: readonly Route<GatewayMiner>[]
  /** The likeliest type of the task. */
  readonly type: string
  readonly messages: readonly ChatMessage[]
  readonly stop: readonly string[]
  readonly maxTokens: number
  /** The form it must have; absent = any text, which is passed on as it comes. */
  readonly form?: { readonly read: AnswerForm; readonly param: FormParam } | undefined
  callId(): string
  readonly signal: AbortSignal
  /** Called with every piece that may be passed on, and with the miner that it is from: always the same one. */
  onPiece(text: string, from: GatewayMiner): void
  /** Called with all that the miner that is asked now has said, whether or not it may be passed on; with nothing where it failed. */
  onHeard(said: string, from: GatewayMiner): void
}

/** An answer as the customer gets it. */
export interface ServedAnswer extends FormedAnswer {
  readonly by: GatewayMiner
  readonly finishReason: 'stop' | 'length' | 'tool_calls'
  /** What is counted and paid. */
  readonly said: string
}

/**
 * Asks miners in their order until one answers. A miner that fails before its first piece was passed on gives way to the next; after that
 * the answer breaks off, for two halves of different answers are none.
 * @throws {@link NoAnswerError} if nobody answers
 * @throws {@link GatewayRequestError} if miners answer, and none in the form that was asked for
 * @throws {@link CustomerGoneError} if the customer hangs up
 */
export async function askRoutes(gateway: Gateway, wanted: WantedAnswer): Promise<ServedAnswer> {
  const { breaker, clock, config } = gateway
  const problems: string[] = []
  let formless = 0
  for (const { candidate } of wanted.routes) {
    if (problems.length + formless >= config.mostAttempts) break
    if (!breaker.admits(candidate.miner, wanted.keyId, clock.now())) continue
    const tried = await tryMiner(gateway, candidate, wanted)
    if (tried.kind === 'served') return tried.answer
    if (tried.kind === 'broken') throw new NoAnswerError({ got: `one that broke off: ${tried.problem}` })
    if (tried.kind === 'formless') formless++
    else {
      problems.push(tried.problem)
      wanted.onHeard('', candidate)
    }
  }
  if (formless > 0)
    throw new GatewayRequestError({
      param: wanted.form?.param,
      problem: `expected an answer of this form from a miner, got ${formless} of another`,
    })
  if (problems.length > 0) throw new NoAnswerError({ got: `${problems.length} that failed, the last one so: ${problems.at(-1)}` })
  const untilMs = Math.min(...wanted.routes.map(({ candidate }) => breaker.openUntilMs(candidate.miner, wanted.keyId)))
  const restingMs = wanted.routes.length === 0 ? 5_000 : Math.max(1_000, untilMs - clock.now())
  throw new NoAnswerError({ got: wanted.routes.length === 0 ? 'no miners' : 'miners that rest after failures', retryAfterMs: restingMs })
}

type Tried =
  | { readonly kind: 'served'; readonly answer: ServedAnswer }
  | { readonly kind: 'failed' | 'broken'; readonly problem: string }
  | { readonly kind: 'formless' }

async function tryMiner(gateway: Gateway, miner: GatewayMiner, wanted: WantedAnswer): Promise<Tried> {
  const { signal, form, onPiece, onHeard, keyId } = wanted
  const cutter = createAnswerCutter(wanted)
  const enough = Promise.withResolvers<'cut' | 'impatient'>()
  let isWaitedFor = true
  let isLate = false
  let spoken = false
  let blank = '' // has not been passed on: whoever has said nothing but blanks may still give way to the next
  const pass = (text: string) => {
    onHeard(cutter.text(), miner)
    if (form || text === '') return
    blank += text
    if (!spoken && blank.trim() === '') return
    spoken = true
    onPiece(blank, miner)
    blank = ''
  }
  let call: PreparedCall
  try {
    call = gateway.minerClient.prepare({ hotkey: miner.miner, url: miner.url }, wanted.messages)
  } catch (error) {
    gateway.breaker.failed(miner.miner, keyId, gateway.clock.now()) // it says on the chain that it is at a place that is none
    return { kind: 'failed', problem: error instanceof Error ? error.message : String(error) }
  }
  const timer = setTimeout(() => enough.resolve('impatient'), gateway.config.patienceMs)
  const sent = call.send({
    onPiece(piece) {
      if (!isWaitedFor) return
      if (piece.trim() !== '') clearTimeout(timer)
      pass(cutter.take(piece))
      if (cutter.ended()) enough.resolve('cut')
    },
    signal,
  })
  const recorded = sent.then((answer) => (isLate ? undefined : record(gateway, miner, wanted, answer))).catch(gateway.log)
  // An answer that is long enough, or comes too late, is not waited for, nor is it broken off: a miner would learn from that who asked.
  const outcome = await Promise.race([sent, enough.promise]).finally(() => clearTimeout(timer))
  isWaitedFor = false
  if (signal.aborted) throw new CustomerGoneError()
  if (outcome === 'impatient') {
    isLate = true
    await record(gateway, miner, wanted, undefined)
    return { kind: 'failed', problem: `nothing said within ${gateway.config.patienceMs} ms` }
  }
  if (outcome !== 'cut') await recorded
  if (outcome !== 'cut' && outcome.status !== 'ok' && outcome.status !== 'too-long')
    return { kind: spoken ? 'broken' : 'failed', problem: outcome.problem ?? outcome.status }
  pass(cutter.finish())
  return formed(miner, cutter, wanted, outcome !== 'cut' && outcome.status === 'too-long')
}

function formed(by: GatewayMiner, cutter: AnswerCutter, { form, callId }: WantedAnswer, tooLong: boolean): Tried {
  const said = cutter.text()
  const read = form ? readForm(form, said, callId) : { text: said, toolCalls: [] }
  if (!read) return { kind: 'formless' }
  if (said.trim() === '' && read.toolCalls.length === 0 && cutter.ended() === undefined)
    return { kind: 'failed', problem: 'an empty answer' }
  const finishReason = read.toolCalls.length > 0 ? 'tool_calls' : (cutter.ended() ?? (tooLong ? 'length' : 'stop'))
  return { kind: 'served', answer: { ...read, by, finishReason, said } }
}

/** Nested too deeply for the stack, an answer is of no form. */
function readForm({ read }: NonNullable<WantedAnswer['form']>, said: string, callId: () => string): FormedAnswer | undefined {
  try {
    return read(said, callId)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Learns from an organic answer what can be learnt of it: whether it came, and when. @param answer `undefined` where none came in time */
async function record(
  { db, clock, breaker }: Gateway,
  { miner }: GatewayMiner,
  { type, signal, keyId }: WantedAnswer,
  answer: MinerAnswer | undefined,
): Promise<void> {
  const nowMs = clock.now()
  if (signal.aborted) return breaker.abandoned(miner, keyId)
  const answered = answer !== undefined && (answer.status === 'ok' || answer.status === 'too-long') && answer.text.trim() !== ''
  if (answered) breaker.succeeded(miner, keyId)
  else breaker.failed(miner, keyId, nowMs)
  const latency_ms = answered ? Math.round(answer.totalMs) : null
  await insertRouteObservation(db, { at_ms: nowMs, miner, type, key_id: keyId, answered, latency_ms })
}
