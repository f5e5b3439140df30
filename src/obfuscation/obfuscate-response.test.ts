import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Response } from '../protocol/task.ts'
import { ObfuscationError } from './errors.ts'
import { obfuscateResponse } from './obfuscate-response.ts'

const PAGE = `<!doctype html><title>Counter</title><style>.big { color: red } #count { font-size: 20px }</style>
<p id="count" class="big">0</p><button onclick="add(2)">Add</button>
<script>let total = 0; function add(step) { total += step; document.getElementById('count').textContent = 'now ' + total }</script>`

const CODE =
  'export function sum(values: readonly number[]): number {\n  let total = 0\n  for (const value of values) total += value\n  return total\n}\n'

const aResponse = (content: string, kind: Response['kind'] = 'html'): Response => ({ id: 'shown', kind, content })
const aSeed = (changes = {}) => ({ secret: 's', task: 't', response: 'r', recipient: 'm', ...changes })
const copyOf = async (content: string, changes = {}, kind: Response['kind'] = 'html') =>
  (await obfuscateResponse(aResponse(content, kind), aSeed(changes))).content

describe('obfuscateResponse', () => {
  it('keeps id and kind, and makes the same copy from the same seed', async () => {
    const copy = await obfuscateResponse(aResponse(PAGE), aSeed())
    expect(copy).toMatchObject({ id: 'shown', kind: 'html' })
    expect(await obfuscateResponse(aResponse(PAGE), aSeed())).toEqual(copy)
  })

  it('makes a copy once, unless it failed, and another of other content under the same seed', async () => {
    const page = PAGE.repeat(30)
    await expect(obfuscateResponse(aResponse(page), aSeed(), { deadlineMs: 1 })).rejects.toThrow('not done after 1 ms')
    const copy = await obfuscateResponse(aResponse(page), aSeed())
    expect(await obfuscateResponse(aResponse(page), aSeed(), { deadlineMs: 1 })).toEqual(copy) // too short a time to make it
    expect(await copyOf(`${PAGE}<p>more</p>`)).toContain('more')
  })

  it('puts parts of the other responses of the task into a copy, unless one of them cannot be read', async () => {
    const page = `${PAGE}<!--${'long '.repeat(600)}-->`
    const beside = async (...others: string[]) =>
      (await obfuscateResponse(aResponse(page), aSeed(), { siblings: others.map((other) => aResponse(other)) })).content
    const copies = await Promise.all([
      beside(),
      beside(page),
      beside(page.replace('Add', 'Subtract')),
      beside(page.replace('Add', 'Divide')),
      beside('<script>let = = 1</script>'),
    ])
    expect(copies.map((copy) => copy.includes('<template>'))).toEqual([false, false, true, true, false])
    expect(copies[2]).not.toBe(copies[3])
  })

  it('makes another copy for another recipient, response, task or secret', async () => {
    const seeds = [{}, { recipient: 'n' }, { response: 'q' }, { task: 'u' }, { secret: 'x' }]
    const copies = await Promise.all(seeds.map((changes) => copyOf(PAGE, changes)))
    expect(new Set([PAGE, ...copies]).size).toBe(6)
  })

  it('leaves in no copy the names, the texts and the style of the original as they stood', async () => {
    for (let n = 0; n < 20; n++) {
      const copy = await copyOf(PAGE, { recipient: `m${n}` })
      expect(copy).not.toMatch(/function add\b|getElementById\('count'\)|\.big ?\{|\btotal \+= step/)
    }
  })

  it('makes copies of a few sizes that belong to the task', async () => {
    const pages = [PAGE, PAGE.replace('</style>', 'p { margin: 4px }</style>')]
    const sizes = new Set<number>()
    for (const [r, page] of pages.entries())
      for (let n = 0; n < 20; n++) sizes.add(Buffer.byteLength(await copyOf(page, { response: `r${r}`, recipient: `m${n}` })))
    const [least, ...others] = [...sizes].sort((a, b) => a - b)
    for (const size of others) {
      const steps = Math.log(size / least!) / Math.log(1.5)
      expect(Math.abs(steps - Math.round(steps))).toBeLessThan(0.01)
    }
  })

  it('makes copies of code that say the same in another layout', async () => {
    const copies = await Promise.all(Array.from({ length: 12 }, (_, n) => copyOf(CODE, { recipient: `m${n}` }, 'code')))
    expect(new Set(copies).size).toBeGreaterThan(3)
    for (const copy of copies) expect(copy.replaceAll(/\s+/g, ' ').trim()).toBe(CODE.replaceAll(/\s+/g, ' ').trim())
  })

  it('touches no word, number or line of code of a text', async () => {
    const text = 'He said “yes” - don’t **stop**…\n\n* one\n* two\n\n```\nconst a = "x" - 1\n```\n\n1. 5 - 3 = 2\n'
    for (let n = 0; n < 30; n++) {
      const copy = await copyOf(text, { recipient: `m${n}` }, 'text')
      expect(copy.match(/[\p{L}\p{N}]+/gu)).toEqual(text.match(/[\p{L}\p{N}]+/gu))
      expect(copy).toContain('const a = "x" - 1')
      expect(copy).toContain('5 - 3 = 2')
      expect(copy).not.toMatch(/[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]/)
    }
  })

  it.each([
    ['a script that is no program', '<script>let = = 1</script>'],
    ['a handler that is no program', '<p onclick="if (">x</p>'],
    ['style that is none', '<style>a { color: red; } } b {</style>'],
    ['elements nested a hundred thousand deep', '<div>'.repeat(100_000)],
    ['an expression nested fifty thousand deep', `<script>x = ${'('.repeat(50_000)}1${')'.repeat(50_000)}</script>`],
    ['a sum of a hundred thousand', `<script>x = 1${'+1'.repeat(100_000)}</script>`],
    ['more than a million bytes', 'x'.repeat(1_000_001)],
  ])('refuses %s', async (_, html) => {
    await expect(copyOf(html)).rejects.toThrow(ObfuscationError)
  })

  it.each([
    ['ten thousand ids', Array.from({ length: 10_000 }, (_, n) => `<b id="name${n}">x</b>`).join('')],
    ['broken markup', '<table><p>a<td><b>c</i></table><a href="x"><a href="y">'],
    ['bait for slow patterns', `<p class="${' a'.repeat(20_000)}!">x</p><script>x = '${'<a '.repeat(20_000)}'</script>`],
  ])('copies %s, or refuses, in time', async (_, html) => {
    const outcome = await copyOf(html).catch((error: unknown) => error)
    if (typeof outcome === 'string') expect(outcome).not.toBe(html)
    else expect(outcome).toBeInstanceOf(ObfuscationError)
  })

  it('breaks off what takes too long, and goes on with the next', async () => {
    await expect(obfuscateResponse(aResponse(PAGE.repeat(100)), aSeed(), { deadlineMs: 1 })).rejects.toThrow('not done after 1 ms')
    expect(await copyOf(PAGE)).not.toBe(PAGE)
  })

  it('gives back either a copy or a typed error, whatever it is given', async () => {
    const kinds = fc.constantFrom<Response['kind']>('html', 'text', 'code')
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<script>',
      '</script>',
      'a = 1;',
      '<style>',
      '</style>',
      'b { c: d }',
      ' id=x ',
      '`${',
      '}',
      '\u2028',
      '&amp;',
      "'",
    )
    await fc.assert(
      fc.asyncProperty(
        kinds,
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join('')),
        ),
        async (kind, content) => {
          const outcome = await copyOf(content, {}, kind).catch((error: unknown) => error)
          if (typeof outcome !== 'string') expect(outcome).toBeInstanceOf(ObfuscationError)
        },
      ),
      { numRuns: 150 },
    )
  })
})
