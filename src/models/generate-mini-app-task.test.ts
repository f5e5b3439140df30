import { Script } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { composePage } from './compose-page.ts'
import { degradationChain } from './degradation-chain.ts'
import { generateMiniAppTask } from './generate-mini-app-task.ts'
import { MINI_APP_FAMILIES } from './mini-app-families.ts'

const seeds = Array.from({ length: 300 }, (_, n) => `task ${n}`)
const tasks = seeds.map((seed) => generateMiniAppTask(createRng(seed)))
const responses = tasks.flatMap((task) => task.responses)

describe('generateMiniAppTask', () => {
  it('makes the same task from the same seed', () => {
    expect(seeds.slice(0, 20).map((seed) => generateMiniAppTask(createRng(seed)))).toEqual(tasks.slice(0, 20))
  })

  it('makes more than 250 distinct instructions from 300 seeds, of every family', () => {
    expect(new Set(tasks.map(({ instruction }) => instruction)).size).toBeGreaterThan(250)
    expect(new Set(tasks.map(({ domain }) => domain)).size).toBe(new Set(MINI_APP_FAMILIES.map(({ domain }) => domain)).size)
  })

  it('degrades in nested steps: each version has all faults of the better one and one or two more', () => {
    for (const { responses } of tasks) {
      expect(responses.map(({ knownRank }) => knownRank)).toEqual([1, 2, 3, 4])
      expect(responses[0]!.edits).toEqual([])
      for (const [index, { edits }] of responses.entries()) {
        if (index === 0) continue
        const before = responses[index - 1]!.edits
        expect(edits.slice(0, before.length)).toEqual(before)
        expect([1, 2]).toContain(edits.length - before.length)
        expect(new Set(edits.map(({ requirement }) => requirement)).size).toBe(edits.length)
      }
    }
  })

  it('tells all versions of a task apart by their content', () => {
    for (const { responses } of tasks) expect(new Set(responses.map(({ content }) => content)).size).toBe(4)
  })

  it('says in the source what was done, and nowhere in the page', () => {
    for (const { source, edits, content } of responses) {
      expect(source).toMatch(edits.length === 0 ? /^built-in\/[a-z-]+: complete$/ : /^built-in\/[a-z-]+: (dropped|broke) /)
      expect(content).not.toMatch(/drop(ped)?\b|\bbrok|missing|degrad|requirement|<!--|\/\*/i)
    }
  })

  it('writes pages whose scripts parse and that load, store and pop up nothing', () => {
    for (const { content } of responses) {
      const scripts = [...content.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => code!)
      expect(scripts).toHaveLength(1)
      expect(() => new Script(scripts[0]!)).not.toThrow()
      expect(content).not.toMatch(/https?:|src=|href=|url\(|@import|localStorage|sessionStorage|cookie|alert\(|fetch\(|eval\(/)
    }
  })

  it('keeps pages between 3 and 9 KB', () => {
    const sizes = responses.map(({ content }) => content.length)
    expect(Math.min(...sizes)).toBeGreaterThan(3000)
    expect(Math.max(...sizes)).toBeLessThan(9000)
  })

  it('asks for every requirement that the complete page meets, and for none twice', () => {
    for (const { instruction } of tasks) {
      const asked = instruction.split('\n').filter((line) => line.startsWith('- '))
      expect(new Set(asked).size).toBe(asked.length)
      expect(asked.length).toBeGreaterThanOrEqual(7)
    }
  })
})

describe.each(MINI_APP_FAMILIES)('the family $name', (family) => {
  it('has at least six separate requirements, each with a page of its own when dropped and when broken', () => {
    const app = family.draw(createRng('family'))
    expect(app.requirements.length).toBeGreaterThanOrEqual(6)
    const pages = app.requirements.flatMap(({ name }) =>
      (['drop', 'break'] as const).map((kind) => composePage(app, [{ kind, requirement: name }])),
    )
    expect(new Set([composePage(app, []), ...pages]).size).toBe(1 + pages.length)
  })

  it('refuses an edit of something it was not asked for', () => {
    expect(() => composePage(family.draw(createRng('family')), [{ kind: 'drop', requirement: 'sound' }])).toThrow(RangeError)
  })
})

describe('degradationChain', () => {
  const requirements = generateRequirements(8)

  it('leaves at least one requirement, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 6 }), (seed, count, steps) => {
        fc.pre(count > steps)
        const chain = degradationChain(createRng(seed), generateRequirements(count), steps)
        expect(chain).toHaveLength(steps + 1)
        expect(chain.at(-1)!.length).toBeLessThan(count)
        for (let step = 1; step <= steps; step++) expect(chain[step]!.length).toBeGreaterThan(chain[step - 1]!.length)
      }),
    )
  })

  it('refuses more steps than there are requirements to lose', () => {
    expect(() => degradationChain(createRng('x'), requirements, 8)).toThrow(RangeError)
  })
})

function generateRequirements(count: number) {
  return Array.from({ length: count }, (_, n) => ({ name: `n${n}`, kind: 'feature' as const, words: '', built: {}, broken: {} }))
}
