import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collect } from '../../datasets/testing.ts'
import { type FakeWiki, startFakeWiki, type WikiMood } from '../../mechanisms/prompting/sources/wiki.testing.ts'
import { answerChallenge } from '../prompting/answer-challenge.ts'
import { builtInTools } from './built-in-tools.ts'
import { type Encyclopaedia, encyclopaedia } from './encyclopaedia.ts'
import type { Tool } from './tool.ts'

let wiki: FakeWiki
let tool: Encyclopaedia
beforeAll(async () => {
  wiki = await startFakeWiki()
  tool = encyclopaedia({ endpoint: wiki.endpoint, userAgent: 'kumite tests', timeoutMs: 300 })
})
afterAll(() => wiki.close())

const never = new AbortController().signal
const CHALLENGE =
  'A text about pipe organ says: "pipe organ is a thing that was first described in ____ by Ann." Which year belongs in the gap??'

async function answerWith(tools: readonly Tool[]): Promise<string> {
  return (await collect(answerChallenge([{ role: 'user', content: CHALLENGE }], { tools, signal: never }))).join('')
}

describe('encyclopaedia', () => {
  it('finds the page that fits some words, with address, revision and licence', async () => {
    wiki.mood = 'well'
    const found = await tool.run({ words: 'pipe organ' }, never)
    expect(found?.value).toMatchObject({ title: 'pipe organ', text: expect.stringContaining('first described in 1817') })
    expect(found?.sources).toMatchObject([{ source: `${wiki.endpoint}/page/pipe_organ`, revision: '963613515', licence: expect.stringContaining('Creative Commons') }]) // biome-ignore format: one source
  })

  it('lets the miner fill a gap that it cannot fill without', async () => {
    wiki.mood = 'well'
    expect(await answerWith([...builtInTools, tool as Tool])).toBe('It was 1817.')
    expect(await answerWith(builtInTools)).not.toContain('1817')
  })

  it.each<WikiMood>(['no results', 'no pages', 'status 500', 'hangs', 'hangs up', 'no JSON', 'other JSON'])(
    'finds nothing where the wiki has %s, and the miner says something all the same',
    async (mood) => {
      wiki.mood = mood
      expect(await tool.run({ words: 'pipe organ' }, never)).toBeUndefined()
      expect(await answerWith([...builtInTools, tool as Tool])).not.toBe('')
    },
  )
})
