import { runInNewContext } from 'node:vm'
import { generate } from 'astring'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseProgram } from '../page/parse-program.ts'
import { nameNode } from '../program/nodes.ts'
import { mergeCode } from './merge-code.ts'

/** One program out of several, with a name for each condition. */
function merged(programs: readonly string[]): string | undefined {
  const versions = programs.map((code, n) => ({ who: 1 << n, item: parseProgram(code, 'script') }))
  const words = programs.map((code) => new Set(code.match(/[\w$]+/g)))
  const isFree = (name: string, who: number) => words.every((known, n) => ((1 << n) & who) === 0 || !known.has(name))
  const choices = { among: (who: number) => nameNode(`among${who}`), note() {} }
  const program = mergeCode(versions, choices, isFree, () => true)
  return program && generate(program)
}

/** What a program says, as the n-th of the task. */
function said(code: string, n: number, count: number): string[] {
  const log: string[] = []
  const answers = Object.fromEntries(Array.from({ length: 2 ** count }, (_, who) => [`among${who}`, (who & (1 << n)) !== 0]))
  try {
    runInNewContext(code, { say: (...words: unknown[]) => void log.push(words.join(' ')), ...answers }, { timeout: 1000 })
  } catch (error) {
    log.push(error instanceof Error ? error.message : String(error))
  }
  return log
}

const SETS: Readonly<Record<string, readonly string[]>> = {
  'numbers, texts and calls': [
    'say(1 + 2); say("a", f(3)); function f(x) { return x * 2 }',
    'say(1 + 5); say("b", f(3)); function f(x) { return x * 3 }',
  ],
  'statements that one lacks': ['let a = 1; if (a) say("yes"); say(a)', 'let a = 1; say(a)', 'say("first"); let a = 1; a++; say(a)'],
  'declarations that one lacks': [
    'const past = [1], ink = past.length; say(past, ink); let now = 3; say(now); function more() { return 4 } say(more())',
    'let now = 3; say(now)',
  ],
  'methods, whose object is theirs': [
    'const o = { n: 1, a() { return this.n }, b() { return -this.n } }; say(o.a())',
    'const o = { n: 1, a() { return this.n }, b() { return -this.n } }; say(o.b())',
  ],
  'forms of functions': [
    'const f = (x) => x + 1; say(f(1)); [1].forEach((n) => { say(n); say(n) })',
    'const f = (x) => { say(x); return x }; say(f(1)); [1].forEach((n) => say(n))',
  ],
  'loops, branches and switches': [
    'for (let n = 0; n < 2; n++) { if (n) say(n); else say("none") } switch (2) { case 1: say(1); break; case 2: say(2) }',
    'for (let n = 0; n < 3; n++) { if (n) say(-n); else say("none") } switch (2) { case 1: say(1); break; case 2: say(3); say(4) }',
  ],
  'optional chains, templates, patterns': [
    `const { a = 1 } = {}; say(\`x\${a}\`, {}.b?.c.d)`,
    `const { a = 1 } = {}; say(\`x\${a + 1}\`, {}.b?.c.e)`,
  ],
}

describe('mergeCode', () => {
  it.each(Object.entries(SETS))('makes one program that does what each does: %s', (_, programs) => {
    const code = merged(programs)
    expect(code).toBeDefined()
    for (const [n, program] of programs.entries()) expect(said(code!, n, programs.length)).toEqual(said(program, n, programs.length))
  })

  it.each([
    ['a name that means something else to the other', ['say(typeof extra)', 'const extra = 1; say(typeof extra)']],
    ['the same name declared in two ways', ['let a = 1; say(a)', 'const a = 1; say(a)']],
    ['parameters of a function', ['function f(a) { say(a) } f(1)', 'function f(a, b) { say(b) } f(1)']],
    ['a class that only one has', ['say(1)', 'class A { static { say(2) } } say(1)']],
  ])('refuses what no condition can decide: %s', (_, programs) => {
    expect(merged(programs)).toBeUndefined()
  })

  const line = fc.constantFrom(
    'let a = 1',
    'let a = 2',
    'const b = [1, 2]',
    'function f(x) { return x + 1 }',
    'function f(x) { if (x) return 5; return x }',
    'say(1)',
    'say(typeof f === "function" ? f(1) : "no f")',
    'say(typeof a, typeof b)',
    'for (const x of [1, 2]) say(x)',
    'for (const x of [1, 3]) { say(x); say(-x) }',
    'if (typeof f === "function") say(f(2))',
    'var v = 3',
    'say(typeof v)',
    '{ let a = 4; say(a) }',
    '{ const b = 5; say(b) }',
    'try { say(b) } catch { say("no b") }',
  )
  it('either refuses or keeps what every program does, whatever they are', () => {
    let kept = 0
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(line, { maxLength: 7 }), { minLength: 2, maxLength: 4 }), (lists) => {
        const programs = lists.map((lines) => lines.join('\n'))
        fc.pre(programs.every((program) => isProgram(program)))
        const code = merged(programs)
        if (code === undefined) return
        kept++
        for (const [n, program] of programs.entries()) expect(said(code, n, programs.length)).toEqual(said(program, n, programs.length))
      }),
      { numRuns: 80 },
    )
    expect(kept).toBeGreaterThan(8)
  })
})

function isProgram(code: string): boolean {
  try {
    parseProgram(code, 'script')
    return true
  } catch {
    return false // declares a name twice
  }
}
