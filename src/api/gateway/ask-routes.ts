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
    if (!breaker.admits(candidate.miner, clock.now())) continue
    const tried = await tryMiner(gateway, candidate, wanted)
    if (tried.kind === 'served') return tried.answer
    if (tried.kind === 'broken') throw new NoAnswerError({ got: `one that broke off: ${tried.problem}` })
    if (tried.kind === 'formless') formless++
    else problems.push(tried.problem)
  }
  if (formless > 0)
    throw new GatewayRequestError({
      param: wanted.form?.param,
      problem: `expected an answer of this form from a miner, got ${formless} of another`,
    })
  if (problems.length > 0) throw new NoAnswerError({ got: `${problems.length} that failed, the last one so: ${problems.at(-1)}` })
  const untilMs = Math.min(...wanted.routes.map(({ candidate }) => breaker.openUntilMs(candidate.miner)))
  const restingMs = wanted.routes.length === 0 ? 5_000 : Math.max(1_000, untilMs - clock.now())
  throw new NoAnswerError({ got: wanted.routes.length === 0 ? 'no miners' : 'miners that rest after failures', retryAfterMs: restingMs })
}

type Tried =
  | { readonly kind: 'served'; readonly answer: ServedAnswer }
  | { readonly kind: 'failed' | 'broken'; readonly problem: string }
  | { readonly kind: 'formless' }

async function tryMiner(gateway: Gateway, miner: GatewayMiner, wanted: WantedAnswer): Promise<Tried> {
  const { signal, form, onPiece } = wanted
  const cutter = createAnswerCutter(wanted)
  const impatience = new AbortController()
  const cut = Promise.withResolvers<'cut'>()
  let spoken = false
  let blank = '' // has not been passed on: whoever has said nothing but blanks may still give way to the next
  const pass = (text: string) => {
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
    gateway.breaker.failed(miner.miner, gateway.clock.now()) // it says on the chain that it is at a place that is none
    return { kind: 'failed', problem: error instanceof Error ? error.message : String(error) }
  }
  const timer = setTimeout(() => impatience.abort(), gateway.config.patienceMs)
  const sent = call.send({
    onPiece(piece) {
      if (piece.trim() !== '') clearTimeout(timer)
      pass(cutter.take(piece))
      if (cutter.ended()) cut.resolve('cut')
    },
    signal: AbortSignal.any([signal, impatience.signal]),
  })
  const recorded = sent.then((answer) => record(gateway, miner, wanted, answer)).catch(gateway.log)
  // An answer that is long enough is not waited for, nor is it broken off: a miner would learn from that who asked.
  const outcome = await Promise.race([sent, cut.promise]).finally(() => clearTimeout(timer))
  if (signal.aborted) throw new CustomerGoneError()
  if (outcome !== 'cut') await recorded
  if (outcome !== 'cut' && outcome.status !== 'ok' && outcome.status !== 'too-long')
    return { kind: spoken ? 'broken' : 'failed', problem: outcome.problem ?? outcome.status }
  pass(cutter.finish())
  return formed(miner, cutter, wanted, outcome !== 'cut' && outcome.status === 'too-long')
}

function formed(by: GatewayMiner, cutter: AnswerCutter, { form, callId }: WantedAnswer, tooLong: boolean): Tried {
  const said = cutter.text()
  const read = form ? form.read(said, callId) : { text: said, toolCalls: [] }
  if (!read) return { kind: 'formless' }
  if (said.trim() === '' && read.toolCalls.length === 0 && cutter.ended() === undefined)
    return { kind: 'failed', problem: 'an empty answer' }
  const finishReason = read.toolCalls.length > 0 ? 'tool_calls' : (cutter.ended() ?? (tooLong ? 'length' : 'stop'))
  return { kind: 'served', answer: { ...read, by, finishReason, said } }
}

/** Learns from an organic answer what can be learnt of it: whether it came, and when. */
async function record(
  { db, clock, breaker }: Gateway,
  { miner }: GatewayMiner,
  { type, signal }: WantedAnswer,
  answer: MinerAnswer,
): Promise<void> {
  const nowMs = clock.now()
  if (signal.aborted) return breaker.abandoned(miner)
  const answered = (answer.status === 'ok' || answer.status === 'too-long') && answer.text.trim() !== ''
  const latencyMs = answered ? answer.totalMs : undefined
  if (answered) breaker.succeeded(miner)
  else breaker.failed(miner, nowMs)
  await insertRouteObservation(db, {
    at_ms: nowMs,
    miner,
    type,
    answered,
    latency_ms: latencyMs === undefined ? null : Math.round(latencyMs),
  })
}
