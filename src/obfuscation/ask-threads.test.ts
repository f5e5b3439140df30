import { describe, expect, it } from 'vitest'
import { askThreads } from './ask-threads.ts'

const A_MINUTE = 60_000

/** A file that answers with its thread's number, and does as it is told. */
const FILE = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads'
    parentPort.on('message', (order) => {
      if (order === 'end') process.exit(3)
      if (order === 'throw') throw new Error('broken')
      for (const kept = []; order === 'use up memory'; ) kept.push(new Array(10_000).fill(0.5))
      parentPort.postMessage(threadId)
      if (order === 'answer and end') process.exit(3)
    })
    parentPort.postMessage('ready')`)}`,
)

const threads = (most = 1) => askThreads<string, number>(FILE, { most, megabytes: 32 })

describe('askThreads', () => {
  it('asks the same thread again', async () => {
    const ask = threads()
    const first = await ask('number', A_MINUTE)
    expect(first).toEqual({ reply: expect.any(Number) })
    expect(await ask('number', A_MINUTE)).toEqual(first)
  })

  it.each(['end', 'throw', 'use up memory'])('says at once that a thread ended that was told to %s, and asks another', async (order) => {
    const ask = threads()
    expect(await ask(order, A_MINUTE)).toMatchObject({ failure: 'ended' })
    expect(await ask('number', A_MINUTE)).toEqual({ reply: expect.any(Number) })
  })

  it('outlives threads that run out of memory about the time they are ended', async () => {
    const ask = threads(4)
    const answers = await Promise.all(Array.from({ length: 24 }, (_, n) => ask('use up memory', 10 + 5 * n)))
    for (const answer of answers) expect(answer).toHaveProperty('failure')
    expect(await ask('number', A_MINUTE)).toEqual({ reply: expect.any(Number) })
  })

  it('goes on with a fresh thread after one that ended while it had nothing to do', async () => {
    const ask = threads()
    const first = await ask('answer and end', A_MINUTE)
    expect(first).toEqual({ reply: expect.any(Number) })
    // asked before its end is known, it is told at once that the thread ended, and asks anew
    await expect.poll(() => ask('number', A_MINUTE), { timeout: 20_000 }).toHaveProperty('reply')
    expect(await ask('number', A_MINUTE)).not.toEqual(first)
  })
})
