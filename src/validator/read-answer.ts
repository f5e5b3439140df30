import { createParser } from 'eventsource-parser'
import type { Clock } from '../core/clock.ts'
import type { Transport } from '../core/transport.ts'
import { unlessAborted } from '../core/unless-aborted.ts'
import { ANSWER_SEAL, AnswerSeal, ChatChunk } from '../protocol/chat.ts'

/** An answer as it came in. */
export interface HeardAnswer {
  /** Storable in any database: without NUL and half surrogate pairs. */
  readonly text: string
  readonly status: 'ok' | 'timeout' | 'error' | 'too-long'
  /** What went wrong, in words; null where nothing did. */
  readonly problem: string | null
  /** From the request to the first piece of the answer; null where none came. */
  readonly firstMs: number | null
  readonly totalMs: number
  /** What our own miners say at the end of an answer. */
  readonly seal: AnswerSeal | undefined
}

interface Listening {
  /** Aborts the request when nobody listens any more. */
  readonly stop: AbortController
  readonly clock: Clock
  readonly answerMs: number
  readonly mostCharacters: number
  onPiece(text: string): void
  readonly signal?: AbortSignal | undefined
}

/** Frames of a stream may be so much longer than the text in them: a piece of a word comes with some 200 bytes around it. */
const FRAMING = 100

/**
 * Sends a request and reads the streamed answer, for so long and so much and no more. Never rejects, and ends at its deadline even where
 * the other side, or the transport, does not care that nobody listens any more.
 */
export async function readAnswer(transport: Transport, request: Request, listening: Listening): Promise<HeardAnswer> {
  const { stop, clock, answerMs, mostCharacters, onPiece, signal } = listening
  const startMs = clock.now()
  const elapsedMs = () => Math.max(0, clock.now() - startMs) // clocks are set back at times
  const replying = (async () => transport(request))() // before all else: many are to start at one moment
  let isLate = false
  const takeBack = () => stop.abort()
  const timer = setTimeout(() => {
    isLate = true
    stop.abort()
  }, answerMs)
  signal?.addEventListener('abort', takeBack, { once: true })
  if (signal?.aborted) takeBack()
  let text = ''
  let firstMs: number | null = null
  let seal: AnswerSeal | undefined
  /** The answer is whole: what follows is about it, and no part of it. */
  let complete = false
  let ended = false

  const parser = createParser({
    maxBufferSize: FRAMING * mostCharacters,
    onComment: (comment) => {
      if (comment.startsWith(ANSWER_SEAL)) seal = AnswerSeal.safeParse(parse(comment.slice(ANSWER_SEAL.length))).data
    },
    onEvent: ({ data }) => {
      if (data.trim() === '[DONE]') ended = true
      else if (!complete && !ended) hear(data)
    },
  })
  function hear(data: string): void {
    const chunk = ChatChunk.safeParse(parse(data))
    if (!chunk.success) throw new Error('expected chunks of a chat completion, got something else')
    const [choice] = chunk.data.choices
    const piece = choice?.delta?.content ?? ''
    if (piece !== '') {
      firstMs ??= elapsedMs()
      text += piece
      if (text.length <= mostCharacters) onPiece(piece)
    }
    if (choice?.finish_reason) complete = true
  }
  const end = (status: HeardAnswer['status'], problem: string | null): HeardAnswer => {
    const storable = text.slice(0, mostCharacters).toWellFormed().replaceAll('\0', '\uFFFD')
    return { text: storable, status, problem, firstMs, totalMs: elapsedMs(), seal }
  }
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  try {
    const reply = await unlessAborted(stop.signal, replying)
    if (!reply.ok || !reply.body) {
      void reply.body?.cancel().catch(() => {})
      return end('error', `expected an answer, got status ${reply.status}`)
    }
    reader = reply.body.getReader()
    const decoder = new TextDecoder()
    const lineFeeds = onlyLineFeeds()
    let bytes = 0
    while (!ended) {
      const { done, value } = await unlessAborted(stop.signal, reader.read())
      if (done) break
      bytes += value.length
      parser.feed(lineFeeds(decoder.decode(value, { stream: true })))
      if (text.length > mostCharacters || bytes > FRAMING * mostCharacters)
        return end('too-long', `expected at most ${mostCharacters} characters, got more`)
    }
    parser.reset({ consume: true })
    return complete || ended ? end('ok', null) : end('error', 'expected the end of the answer, got a stream that broke off')
  } catch (error) {
    if (complete) return end('ok', null) // only the end of the stream is missing
    if (isLate) return end('timeout', `expected the whole answer within ${answerMs} ms, got part of it or none`)
    if (signal?.aborted) return end('error', 'expected the answer to be waited for, got a request that was taken back')
    return end('error', (error instanceof Error ? error.message : String(error)).slice(0, 300))
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', takeBack)
    void reader?.cancel().catch(() => {}) // a stream that has ended takes no notice
  }
}

/** Makes all ends of lines line feeds, chunk by chunk: the parser's time grows with the square of a chunk that holds a carriage return. */
function onlyLineFeeds(): (chunk: string) => string {
  let afterReturn = false
  return (chunk) => {
    if (chunk === '') return ''
    const own = afterReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk
    afterReturn = chunk.endsWith('\r')
    return own.replace(/\r\n?/g, '\n')
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
