import { describe, expect, it } from 'vitest'
import { createRng } from '../../src/core/rng.ts'
import { findJudgeAddress } from '../../src/generation/prompts/find-judge-address.ts'
import { instructPrompt } from '../../src/generation/prompts/instruct-prompt.ts'
import { readAnswer } from '../../src/generation/prompts/read-answer.ts'
import { BRIEF_FAMILIES } from '../../src/models/brief-families.ts'
import { Check } from '../../src/sandbox/check.ts'
import { INJECTIONS } from './injections.ts'
import { SEED } from './testing.ts'

describe('the prompt for an instruction', () => {
  it('shows checks that are of the schema', () => {
    const { system } = instructPrompt(SEED, { examples: [], panel: true, kinds: ['html', 'text', 'code'] })
    const patterns = [...system.matchAll(/(\{"kind":"(?:page|function)".*\})$/gm)].map(([, json]) => Check.parse(JSON.parse(json!)).kind)
    expect(patterns).toEqual(['page', 'function'])
  })
})

describe('words to the judges', () => {
  it.each(INJECTIONS.filter((words) => !words.startsWith('```')))('are found: %j', (words) => {
    expect(findJudgeAddress(`<!doctype html><html><body><p>Hello</p>\n${words}\n</body></html>`)).toBeDefined()
  })

  it('are found in no response of the built-in generator', () => {
    for (const family of BRIEF_FAMILIES)
      for (let seed = 0; seed < 10; seed++) {
        const brief = family.draw(createRng(`${family.name} ${seed}`), { persona: 'a friend', prefer: [] })
        expect([family.name, findJudgeAddress(brief.respond([]))]).toEqual([family.name, undefined])
      }
  })

  it('are looked for in a megabyte of anything without delay', () => {
    for (const piece of [' ', '\n', '#', 'ignore ', 'this answer ', '"better": ']) findJudgeAddress(piece.repeat(1_000_000 / piece.length))
  })
})

describe('an answer', () => {
  it.each([
    ['html', '<plan>p</plan>\nHere:\n```html\n<!DOCTYPE html><html>x</html>\n```\nEnjoy!', '<!DOCTYPE html><html>x</html>'],
    ['html', '<html lang="en">x</html>', '<html lang="en">x</html>'],
    ['html', 'I cannot do that.', undefined],
    ['html', '<!doctype html><html>cut', undefined],
    ['code', '<plan>p</plan>\n```js\nfunction f() {}\n```', 'function f() {}'],
    ['code', 'function f() {}', undefined],
    ['text', '<plan>p</plan><answer>It is so.</answer>', 'It is so.'],
    ['text', '<plan>p</plan>\nIt is so.\n', 'It is so.'],
    ['text', '<plan>p</plan>', undefined],
  ] as const)('of kind %s is taken out of %j', (kind, text, content) => {
    expect(readAnswer(kind, text).content).toBe(content)
  })
})
