import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../core/clock.ts'
import { createRng } from '../../../core/rng.ts'
import { runFunctionCheck } from '../../../sandbox/run-function-check.ts'
import { codeDebugging } from '../code-debugging/code-debugging.ts'
import { mutate } from '../code-debugging/mutate.ts'
import { aQuestion } from '../task-type.testing.ts'
import { drawProgram } from './draw-program.ts'
import { fencedCode } from './fenced-code.ts'
import { callsOf } from './program.ts'
import { ProgramTests } from './run-code.ts'

describe('a drawn program', () => {
  it('row 8: gives the same by both implementations and by our own code', async () => {
    for (let n = 0; n < 60; n++) {
      const program = drawProgram(createRng(`program ${n}`), 1 + (n % 4))
      const calls = callsOf(program, createRng(`calls ${n}`), 12)
      if (!calls) continue // tells too little to be used
      for (const code of [program.code, program.other])
        expect(await runFunctionCheck(code, { kind: 'function', name: program.name, calls }), code).toEqual({ holds: true })
    }
  })
})

describe('mutate', () => {
  it('makes many kinds of slips, each of which changes the code', () => {
    const kinds = new Set<string>()
    for (let n = 0; n < 400; n++) {
      const { code } = drawProgram(createRng(`slips ${n}`), 3)
      const slip = mutate(createRng(`slip ${n}`), code)!
      expect(slip.code).not.toBe(code)
      kinds.add(slip.kind)
    }
    expect([...kinds].length).toBeGreaterThanOrEqual(10)
  })

  it('finds nothing to change where there is nothing', () => expect(mutate(createRng('none'), 'return x')).toBeUndefined())
})

describe('an answer with code', () => {
  it('gets nothing for the shown example alone, for the broken code, or for reaching out of the engine', async () => {
    const question = await aQuestion(codeDebugging, 'attacks', 0)
    const { name } = ProgramTests.parse(question.expected)
    const shown = /should give (.*) and does not/.exec(question.query)![1]!
    const bodies = [
      `return ${shown}`,
      'return process.exit()',
      "return eval('1')",
      'return arguments',
      'throw 1',
      'Object.is = () => true; return {}',
      'return new Proxy({}, {})',
    ]
    for (const body of bodies)
      expect((await codeDebugging.verify(question, fencedCode(`function ${name}(list) { ${body} }`))).correctness, body).toBe(0)
    expect((await codeDebugging.verify(question, question.query)).correctness).toBe(0)
  })

  it('may print, and export for other engines', async () => {
    const question = await aQuestion(codeDebugging, 'printing', 0)
    const { name, calls } = ProgramTests.parse(question.expected)
    const code = question.references[1]!.text.replace(/```\w*\n?/g, '')
    const printing = `${code}\nconsole.log(${name}(${JSON.stringify(calls[0]!.with[0])}))\nmodule.exports = { ${name} }`
    expect(await codeDebugging.verify(question, fencedCode(printing))).toMatchObject({ correctness: 1 })
  })

  it.each([
    ['an endless loop', 'for (;;);'],
    ['an endless loop that catches its end', 'for (;;) try { for (;;); } catch {}'],
    ['a step that never ends', 'return [].includes.call({ length: 2 ** 53 - 1 }, 1)'],
    ['memory without end', 'let s = ["x"]; for (;;) s = [...s, ...s]'],
    ['recursion without end', 'const g = () => g() + 1; return g()'],
    ['a regular expression that never ends', "return /^(a+)+$/.test('a'.repeat(40) + 'b')"],
  ])('regression 1: ends within a second for %s', async (_, body) => {
    const question = await aQuestion(codeDebugging, 'endless', 0)
    const { name } = ProgramTests.parse(question.expected)
    await codeDebugging.verify(question, question.references[0]!.text) // the engine is there
    const started = systemClock.now()
    const { correctness } = await codeDebugging.verify(question, fencedCode(`function ${name}() { ${body} }`))
    expect([correctness, systemClock.now() - started <= 1000]).toEqual([0, true])
  })
})
