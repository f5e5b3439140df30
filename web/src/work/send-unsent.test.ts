import { describe, expect, it } from 'vitest'
import type { SignedJudgment } from '../../../src/protocol/judgment.ts'
import { ApiError } from '../api-error.ts'
import { createUnsentSender } from './send-unsent.ts'
import { signedFor } from './testing.ts'
import { createUnsentStore } from './unsent-store.ts'

const NOW = Date.parse('2026-11-23T00:10:00.000Z')
const refusal = (status: number, code: string) => new ApiError({ status, code, detail: code, hint: undefined })

/** A sender whose miners answer as `answers` says: by the id of the judgment; what is not named arrives. */
function setUp(answers: Record<string, Error | false>, ...ids: string[]) {
  const stored = new Map<string, string>()
  const store = createUnsentStore(() => ({
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, text) => void stored.set(key, text),
  }))
  for (const id of ids) store.keep(signedFor({ id, leaseId: `lease of ${id}`, miner: `miner of ${id}` }))
  const sent: string[] = []
  const settled: string[] = []
  const send = createUnsentSender({
    store,
    now: () => NOW,
    async submit({ judgment }: SignedJudgment) {
      sent.push(judgment.id)
      const answer = answers[judgment.id]
      if (answer instanceof Error) throw answer
      return answer ?? true
    },
    onSettled: ({ judgment }) => settled.push(judgment.id),
  })
  return { store, send, sent, settled, waiting: () => store.read().map(({ judgment }) => judgment.id) }
}

describe('sending what waits', () => {
  it('sends everything, to whichever miner', async () => {
    const { send, settled, waiting } = setUp({}, 'a', 'b')
    await send()
    expect([settled, waiting()]).toEqual([['a', 'b'], []])
  })

  it('stops where the line is down, and keeps all that is left', async () => {
    const { send, sent, waiting } = setUp({ b: refusal(0, 'unreachable') }, 'a', 'b', 'c')
    await send()
    expect([sent, waiting()]).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ])
  })

  it('keeps what was refused for the moment or cannot be signed here, and goes on', async () => {
    const { send, settled, waiting, store } = setUp({ a: refusal(401, 'stale-request'), b: false }, 'a', 'b', 'c')
    await send()
    expect([settled, waiting()]).toEqual([['c'], ['a', 'b']])
    expect(store.lastRefusal()).toBeUndefined()
  })

  it('drops what was refused for good, and says why', async () => {
    const closed = refusal(409, 'assignment-closed')
    const { send, settled, waiting, store } = setUp({ a: closed }, 'a')
    await send()
    expect([settled, waiting()]).toEqual([['a'], []])
    expect(store.lastRefusal()).toMatchObject({ error: closed, signed: { judgment: { id: 'a' } } })
  })

  it('does not begin twice', async () => {
    const { send, sent } = setUp({}, 'a')
    await Promise.all([send(), send()])
    expect(sent).toEqual(['a'])
  })
})
