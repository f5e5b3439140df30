import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DatasetPage, PreferencePair, RawJudgment } from '../../src/protocol/dataset.ts'
import { openTestNetwork, problemOf, TEMPO, type TestNetwork } from './testing.ts'

let net: TestNetwork

beforeAll(async () => {
  net = await openTestNetwork()
  await net.step(TEMPO)
})
afterAll(() => net.close())

const page = async (query = '') => DatasetPage.parse(await (await net.get(`/api/dataset${query}`)).json())

async function download(format: string): Promise<object[]> {
  const reply = await net.get(`/api/dataset/download?format=${format}`)
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/jsonl; charset=utf-8'])
  expect(reply.headers.get('content-disposition')).toBe(`attachment; filename="kumite-${format}.jsonl"`)
  const text = await reply.text()
  expect(text.endsWith('\n')).toBe(true)
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('a page of the dataset', () => {
  it('is of the form that the protocol declares, and counts what there is', async () => {
    const json = await (await net.get('/api/dataset?limit=50')).json()
    const { totals, pairs, next } = DatasetPage.parse(json)
    expect(DatasetPage.parse(json)).toEqual(json)
    expect(next).toBeNull()
    expect(totals.pairs).toBe(pairs.length)
    expect(totals.tasks).toBeGreaterThan(3)
    expect(totals.simulatedJudgments).toBe(totals.judgments)
  })

  it('gives every pair once, whatever the size of the pages', async () => {
    const whole = (await page('?limit=50')).pairs.map(({ id }) => id)
    expect(new Set(whole).size).toBe(whole.length)
    for (const limit of [1, 3]) {
      const paged: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const { pairs, next }: DatasetPage = await page(`?limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
        paged.push(...pairs.map(({ id }) => id))
        cursor = next
      }
      expect(paged).toEqual(whole)
    }
  })

  it.each(['cursor=x', 'cursor=~', 'cursor=1~%00', 'cursor=-1~abcd', 'limit=0', 'limit=51', 'limit=x'])('refuses %s', async (query) => {
    expect(await problemOf(await net.get(`/api/dataset?${query}`))).toMatchObject({ status: 400, code: 'invalid-request' })
  })
})

describe('the download for trainers', () => {
  it('has the columns that TRL reads, as text, with what chose them', async () => {
    const rows = await download('trl-preference')
    for (const row of rows) {
      expect(PreferencePair.parse(row)).toEqual(row)
      const { prompt, chosen, rejected, margin, agreement, simulated, provenance } = PreferencePair.parse(row)
      expect([prompt, chosen, rejected].every((text) => text.length > 0) && chosen !== rejected).toBe(true)
      expect(margin > 0 && agreement >= 0 && agreement <= 1).toBe(true)
      expect(simulated).toBe(true)
      expect(provenance.simulatedJudgments).toBe(provenance.judgments)
    }
    expect(new Set(rows.map((row) => Object.keys(row).join())).size).toBe(1)
  })

  it('holds the pairs of the pages, no more and no fewer', async () => {
    const names = (pairs: PreferencePair[]) => pairs.map(({ provenance, chosen, rejected }) => `${provenance.taskId} ${chosen} ${rejected}`)
    const rows = (await download('trl-preference')).map((row) => PreferencePair.parse(row))
    expect(names(rows).sort()).toEqual(names((await page('?limit=50')).pairs).sort())
  })

  it('is what one gets without asking for a format', async () => {
    const rows = await (await net.get('/api/dataset/download')).text()
    expect(rows).toBe(await (await net.get('/api/dataset/download?format=trl-preference')).text())
  })
})

describe('the download of judgments', () => {
  it('has one row for each judge and response, labelled as simulated', async () => {
    const rows = await download('raw')
    for (const row of rows) {
      expect(RawJudgment.parse(row)).toEqual(row)
      const { simulated, grade, rank, cannotJudge } = RawJudgment.parse(row)
      expect(simulated).toBe(true)
      expect(cannotJudge === null ? grade !== null && rank !== null : grade === null && rank === null).toBe(true)
    }
    const { totals } = await page()
    expect(new Set(rows.map((row) => RawJudgment.parse(row).judgmentId)).size).toBe(totals.judgments)
    expect(new Set(rows.map((row) => Object.keys(row).join())).size).toBe(1)
  })

  it('shows every response of a task once to each judge, at a place of its own', async () => {
    const shown = Map.groupBy(
      (await download('raw')).map((row) => RawJudgment.parse(row)),
      ({ judgmentId }) => judgmentId,
    )
    for (const rows of shown.values())
      expect(rows.map(({ positionShown }) => positionShown).sort()).toEqual(Array.from(rows, (_, index) => index + 1))
  })

  it.each(['csv', '', '../raw', 'raw&format=raw'])('refuses the format "%s"', async (format) => {
    expect(await problemOf(await net.get(`/api/dataset/download?format=${format}`))).toMatchObject({ status: 400, code: 'invalid-request' })
  })

  it('ends when nobody reads on', async () => {
    const reader = (await net.get('/api/dataset/download?format=raw')).body!.getReader()
    await reader.read()
    await reader.cancel()
    expect((await net.get('/api/health')).status).toBe(200)
    expect(net.logged).toEqual([])
  })
})
