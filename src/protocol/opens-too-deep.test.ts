import { describe, expect, it } from 'vitest'
import { opensTooDeep } from './opens-too-deep.ts'

describe('opensTooDeep', () => {
  it.each([
    ['quotes', '>'.repeat(3000)],
    ['quotes with spaces', '> '.repeat(3000)],
    ['lists', '- '.repeat(2000)],
    ['numbered lists', '1. '.repeat(2000)],
    ['both, after harmless lines', `# A title\n\nWords\n${'> - '.repeat(500)}x`],
    ['lists that go on in the next line', `${'- '.repeat(40)}x\n${' '.repeat(80)}${'- '.repeat(40)}x`],
  ])('finds %s that are nested without end', (_, text) => {
    expect(opensTooDeep(text)).toBe(true)
  })

  it.each([
    ['ten levels', '> - 1. > - * + > - > deep'],
    ['many items', '- x\n'.repeat(5000)],
    ['a long rule', '-'.repeat(500)],
    ['a heading underlined', `A title\n${'='.repeat(300)}`],
    ['nothing', ''],
  ])('lets %s be', (_, text) => {
    expect(opensTooDeep(text)).toBe(false)
  })
})
