import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { FunctionCheck } from './function-check.ts'
import { runFunctionCheck } from './run-function-check.ts'

const check = (...calls: FunctionCheck['calls']): FunctionCheck => ({ kind: 'function', name: 'f', calls })

describe('a function that nobody trusts', () => {
  it.each([
    ['TypeScript, exported', 'export function f(a: number, b: number): number { return a + b }', check({ with: [1, 2], gives: 3 })],
    ['a constant', 'const f = (a) => ({ list: [a * 3] })', check({ with: [0.1], gives: { list: [0.3] } })],
    ['asynchronous', 'async function f(a) { await null; return a }', check({ with: ['x'], gives: 'x' })],
    ['one that must throw', 'function f() { throw new RangeError("no") }', check({ with: [], throws: true })],
    ['one whose keys come in another order', 'const f = () => ({ b: 1, a: 2 })', check({ with: [], gives: { a: 2, b: 1 } })],
  ])('passes: %s', async (_, code, wanted) => expect(await runFunctionCheck(code, wanted)).toEqual({ holds: true }))

  it.each([
    ['a wrong result', 'const f = (a) => a', check({ with: [1], gives: 2 })],
    ['no result', 'const f = (a) => {}', check({ with: [1], gives: null })],
    ['throwing where it must not', 'const f = () => { throw 1 }', check({ with: [], gives: 1 })],
    ['not throwing where it must', 'const f = () => 1', check({ with: [], throws: true })],
    ['a promise that never comes', 'const f = () => new Promise(() => {})', check({ with: [], gives: 1 })],
    ['a faked JSON', 'JSON.stringify = () => "3"; JSON.parse = () => 3; const f = (a) => a', check({ with: [1], gives: 3 })],
  ])('fails without being broken: %s', async (_, code, wanted) => {
    const { holds, problem } = await runFunctionCheck(code, wanted)
    expect({ holds, problem }).toEqual({ holds: false, problem: undefined })
  })

  it.each([
    ['no such function', 'const g = 1'],
    ['not a function', 'const f = 1'],
    ['no code at all', 'Sure! Here is your function:'],
    ['an endless loop', 'function f() { for (;;); }'],
    ['an endless loop outside', 'for (;;); function f() {}'],
    ['an endless loop that catches its end', 'function f() { for (;;) try { for (;;); } catch {} }'],
    ['memory without end', 'function f() { let s = ["x"]; for (;;) s = [...s, ...s] }'],
    ['a host to reach for', 'import fs from "node:fs"; function f() { return fs }'],
    ['a step that never ends', 'function f() { return [].includes.call({ length: 2 ** 53 - 1 }, 1) }'],
    ['code nested too deep to read', `const f = () => ${'('.repeat(90_000)}1${')'.repeat(90_000)}`],
    ['too much code', `function f() {}${' '.repeat(300_000)}`],
  ])('is contained and reported: %s', async (_, code) => {
    const outcome = await runFunctionCheck(code, check({ with: [], throws: true }))
    expect(outcome.holds).toBe(false)
    expect(outcome.problem).toBeTruthy()
    expect(await runFunctionCheck('const f = () => 1', check({ with: [], gives: 1 }))).toEqual({ holds: true })
  })

  it('ends by the bounds it is given: in steps, which are the same on every machine, or by the clock', async () => {
    const calls = check({ with: [], gives: 1 })
    const step = 'function f() { return [].includes.call({ length: 2 ** 53 - 1 }, 1) }'
    const bounds = { mostRounds: 100, deadlineMs: 300 }
    expect((await runFunctionCheck('function f() { for (;;); }', calls, { ...bounds, deadlineMs: 60_000 })).problem).toMatch('interrupted')
    expect((await runFunctionCheck(step, calls, bounds)).problem).toBe('not done after 300 ms')
  })

  it('leaves the process to others meanwhile, one check after another', async () => {
    let ticks = 0
    const ticking = setInterval(() => ticks++, 10)
    const outcomes = await Promise.all([
      runFunctionCheck('function f() { for (;;); }', check({ with: [], gives: 1 })),
      runFunctionCheck('const f = () => 1', check({ with: [], gives: 1 })),
    ])
    clearInterval(ticking)
    expect(outcomes.map(({ holds }) => holds)).toEqual([false, true])
    expect(ticks).toBeGreaterThan(10)
  })

  it('lets the process end, and prints nothing', () => {
    const sandbox = new URL('./run-function-check.ts', import.meta.url).href
    const nested = `const f = () => ${'('.repeat(90_000)}1`
    const program = `import { runFunctionCheck } from ${JSON.stringify(sandbox)}
      const check = { kind: 'function', name: 'f', calls: [{ with: [], gives: 1 }] }
      await runFunctionCheck(${JSON.stringify(nested)}, check)
      console.log(JSON.stringify(await runFunctionCheck('const f = () => 1', check)))`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
      encoding: 'utf8',
      timeout: 30_000,
    })
    expect([stdout, stderr]).toEqual(['{"holds":true}\n', ''])
  })

  it('knows nothing of the host, and neither time nor chance', async () => {
    const code = 'const f = () => [typeof process, typeof require, typeof fetch, Date.now(), new Date().getTime(), Math.random()]'
    const outcomes = [
      await runFunctionCheck(code, check({ with: [], gives: 0 })),
      await runFunctionCheck(code, check({ with: [], gives: 0 })),
    ]
    expect(outcomes[0]).toEqual(outcomes[1])
    expect(outcomes[0]!.why).toContain('"undefined","undefined","undefined",1768471680000,1768471680000')
  })
})
