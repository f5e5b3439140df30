import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../core/clock.ts'
import { readAnswer } from './read-answer.ts'

/** Reads a reply that comes in these chunks. */
function read(chunks: readonly string[], mostCharacters = 20_000) {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk))
      controller.close()
    },
  })
  const listening = { stop: new AbortController(), clock: systemClock, answerMs: 60_000, mostCharacters, onPiece() {} }
  return readAnswer(async () => new Response(body), new Request('http://miner'), listening)
}

const STREAM = ['Pa', 'ris', '.']
  .map((content) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`)
  .concat('data: {"choices":[{"delta":{},\ndata: "finish_reason":"stop"}]}\n\n', 'data: [DONE]\n\n')
  .join('')

describe('readAnswer', () => {
  it('hears the same whatever ends the lines, and wherever the stream is cut', async () => {
    const chunked = fc.tuple(fc.constantFrom('\n', '\r', '\r\n'), fc.array(fc.nat(STREAM.length), { maxLength: 20 })).map(([end, cuts]) => {
      const text = STREAM.replaceAll('\n', end)
      const places = [0, ...cuts.sort((a, b) => a - b), text.length]
      return places.slice(1).map((place, n) => text.slice(places[n], place))
    })
    await fc.assert(
      fc.asyncProperty(chunked, async (chunks) => {
        expect(await read(chunks)).toMatchObject({ text: 'Paris.', status: 'ok' })
      }),
    )
  })

  it.each(['\n', '\r', '\r\n', 'data:\r', ':\n'])(
    'reads a flood of %j within its bounds and seconds, in chunks of any size',
    async (flood) => {
      for (const size of [65_536, 2_000_000]) {
        const chunk = `${flood.repeat(size / flood.length)}\r.`
        const startedMs = performance.now()
        expect((await read(Array.from({ length: Math.ceil(4_000_000 / size) }, () => chunk))).status).not.toBe('ok')
        expect(performance.now() - startedMs).toBeLessThan(5000)
      }
    },
  )
})
