import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import Markdown from 'react-markdown'
import { describe, expect, it } from 'vitest'
import { canFormat } from './can-format.ts'

/** Far more than a person notices, and than it takes: a quiet machine needs a tenth of it. */
const MOST_MS = 10_000

describe('canFormat', () => {
  it.each([
    ['quotes in quotes', '>'.repeat(3000)],
    ['emphasis in emphasis', '*a **b '.repeat(2000) + '** c* '.repeat(2000)],
    ['pictures in pictures', `${'!['.repeat(2000)}a${'](b)'.repeat(2000)}`],
    ['links that never end', '[a]('.repeat(5000)],
    ['more than a page can format while somebody waits', 'word '.repeat(20_000)],
  ])('refuses %s', (_, text) => {
    expect(canFormat(text)).toBe(false)
  })

  it.each([
    ['a long list with bold words', '- **an** item with a [link](https://example.com)\n'.repeat(600)],
    ['many paragraphs', 'Some **bold** words and *weak* ones, with `code` and [a link](https://example.com/a).\n\n'.repeat(300)],
    ['a table of figures', `| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(1000)}`],
    ['nothing', ''],
  ])('takes %s, which is formatted in no time', (_, text) => {
    expect(canFormat(text)).toBe(true)
    const start = performance.now()
    renderToString(createElement(Markdown, null, text))
    expect(performance.now() - start).toBeLessThan(MOST_MS)
  })

  it.each([
    ['brackets', '['.repeat(199)],
    ['pictures in pictures', `${'!['.repeat(200)}a${'](b)'.repeat(200)}`],
    ['emphasis in emphasis', '*a **b '.repeat(150) + '** c* '.repeat(150)],
    ['single marks', '*a '.repeat(600)],
    ['code that never ends', Array.from({ length: 120 }, (_, n) => '`'.repeat(n + 1)).join('a')],
    ['paragraphs that each go as far', `${`${'!['.repeat(200)}a${'](b)'.repeat(200)}\n\n`.repeat(20)}`],
  ])('lets as much through of %s as is formatted in no time', (_, text) => {
    expect(canFormat(text)).toBe(true)
    const start = performance.now()
    renderToString(createElement(Markdown, null, text))
    expect(performance.now() - start).toBeLessThan(MOST_MS)
  })
})
