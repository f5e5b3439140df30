import fc from 'fast-check'
import { expect, it } from 'vitest'
import { extractJson } from './extract-json.ts'

it('finds an object in prose, in a fence, and alone', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom('', 'Sure!\n', 'Here:\n```json\n'), (object, before) => {
      const json = JSON.stringify(object)
      expect(JSON.parse(extractJson(`${before}${json}\n\`\`\`\nDone.`))).toEqual(JSON.parse(json))
      expect(extractJson(json)).toBe(json)
    }),
  )
})

it('leaves alone what holds no object', () => {
  for (const text of ['', 'I cannot help with that.', '{"a": 1', '} {', '```json\n```']) expect(extractJson(text)).toBe(text)
})

it('takes a megabyte of anything in its stride', () => {
  for (const piece of ['\n', '{', '}', '`', '{}\n']) expect(extractJson(piece.repeat(1_000_000 / piece.length)).length).toBeGreaterThan(0)
})
