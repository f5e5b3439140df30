import { expect, it } from 'vitest'
import { findCode } from './find-code.ts'

const CODE = 'function f(list) {\n  return list\n}'

it.each([
  ['bare code', CODE],
  ['a fence', `\`\`\`js\n${CODE}\n\`\`\``],
  ['a fence in prose', `Sure!\n\n\`\`\`javascript\n${CODE}\n\`\`\`\nIt keeps function f(x) as it is.`],
  ['a fence that is not closed', `\`\`\`\n${CODE}`],
  ['the same twice', `\`\`\`js\n${CODE}\n\`\`\`\nand again\n\`\`\`js\n${CODE}\n\`\`\``],
  ['a call beside it', `\`\`\`js\n${CODE}\n\`\`\`\n\`\`\`js\nf([1])\n\`\`\``],
])('finds the code in %s', (_, answer) => expect(findCode(answer, 'f')).toBe(CODE))

it('finds functions that are constants, and typed ones', () => {
  for (const code of [
    'const f = (list) => list',
    'let f = function (list) { return list }',
    'export function f(a: number[]): number[] { return a }',
  ])
    expect(findCode(code, 'f')).toBe(code)
})

it.each([
  ['two that differ', `\`\`\`js\n${CODE}\n\`\`\`\n\`\`\`js\n${CODE.replace('list\n', '[]\n')}\n\`\`\``],
  ['another function', CODE.replace(' f(', ' g(')],
  ['talk of it', 'Write a function f(list) that returns it.'],
  ['nothing', ''],
  ['a megabyte of fences', '```\n'.repeat(250_000)],
])('finds none in %s', (_, answer) => expect(findCode(answer, 'f')).toBeUndefined())
