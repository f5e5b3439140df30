import { describe, expect, it } from 'vitest'
import { readChat } from '../protocol/read-chat.ts'
import { varyResponse } from './vary-response.ts'

const vary = (kind: string, content: string, copy: string) => varyResponse({ kind, content, siblings: [] }, { copy, task: 'a task' })
const COPIES = Array.from({ length: 12 }, (_, n) => `copy ${n}`)

describe('varyResponse', () => {
  it('writes the messages of a conversation anew, each by itself: nobody speaks other words or at another turn', () => {
    const messages = [
      { role: 'user', content: 'Two things, please - "a" and "b"' },
      { role: 'assistant', content: '- a\n- b' },
    ]
    const copies = COPIES.map((copy) => vary('chat', JSON.stringify(messages), copy))
    expect(new Set(copies).size).toBeGreaterThan(4)
    for (const copy of copies) {
      const read = readChat(copy)
      expect(read.map(({ role }) => role)).toEqual(['user', 'assistant'])
      expect(read[1]!.content.match(/[a-z]/g)).toEqual(['a', 'b'])
    }
  })

  it('writes formatted text anew with the same form', () => {
    const copies = COPIES.map((copy) => vary('markdown', '# Title\n\n- **one**\n- two\n', copy))
    expect(new Set(copies).size).toBeGreaterThan(4)
    for (const copy of copies) expect(copy).toMatch(/^# Title\n{2,3}[-*+] (\*\*|__)one\1\n[-*+] two\n*$/)
  })

  it.each([
    ['chat', '{"role": "user"}'],
    ['image', Buffer.from('GIF89a').toString('base64')],
    ['audio', 'x'],
  ])('makes no copy of a response of the kind %s that it cannot read', (kind, content) => {
    expect(() => vary(kind, content, 'a')).toThrow()
  })
})
