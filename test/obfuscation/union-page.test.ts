import { generate } from 'css-tree'
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../src/core/rng.ts'
import type { HtmlDocument } from '../../src/obfuscation/page/page.ts'
import { readPage } from '../../src/obfuscation/page/read-page.ts'
import { textOf } from '../../src/obfuscation/page/text-of.ts'
import { walkHtml } from '../../src/obfuscation/page/walk-html.ts'
import { unionPage } from '../../src/obfuscation/union/union-page.ts'
import { answerQuestions } from './attacks/answer-questions.ts'
import { drawPageTasks } from './attacks/attacked-task.ts'

const tasks = await drawPageTasks(8, 'unions')

/** Elements and texts of a page in order, scripts and style left out; spaces do not count where an element was. */
function shownBy(document: HtmlDocument): string[] {
  const found: string[] = []
  walkHtml(document, (element) => {
    if (element.tagName === 'script' || element.tagName === 'style') return
    found.push(`<${element.tagName} ${element.attrs.map(({ name, value }) => `${name}=${value}`).join(' ')}>`, textOf(element))
  })
  return found
}

function styleOf(document: HtmlDocument): string {
  return readPage(document)
    .sheets.map(({ ast }) => generate(ast))
    .join('')
}

/** How often each word occurs, what a copy asks a browser left out. */
function wordsOf(document: HtmlDocument): string[] {
  const words: string[] = []
  walkHtml(document, (element) => {
    const text = textOf(element)
    words.push(element.tagName, ...(text.includes('currentScript') ? [] : (text.match(/[\w$]+/g) ?? [])))
  })
  return words.sort()
}

describe('unionPage', () => {
  it('shows exactly the one response, to who answers what it asks', () => {
    for (const { responses } of tasks)
      for (const [n, { content }] of responses.entries()) {
        const others = responses.filter((_, at) => at !== n).map((other) => other.content)
        const document = unionPage(content, others, createRng(`task ${n}`))
        expect(document).toBeDefined()
        const page = readPage(document!)
        answerQuestions(page)
        expect(shownBy(page.document)).toEqual(shownBy(parse(content)))
        expect(styleOf(page.document)).toBe(styleOf(parse(content)))
      }
  })

  it('is made of the same words whichever response it shows', () => {
    for (const { responses } of tasks) {
      const words = responses.map(({ content }) => {
        const others = responses.map((other) => other.content).filter((other) => other !== content)
        return wordsOf(unionPage(content, others, createRng('one order'))!).length
      })
      for (const count of words) expect(Math.abs(count / words[0]! - 1)).toBeLessThan(0.05)
    }
  })

  it.each([
    ['there is nothing to join', '<p>a</p>', '<p>a</p>'],
    ['a page has templates of its own', '<template></template><p>a', '<p>b'],
    ['code reads the scripts of its page', '<script>document.scripts</script><p>a', '<p>b'],
    ['code is made at run time', '<script>eval("1")</script>', '<script>eval("2")</script>'],
    ['a policy says which scripts may run', '<meta http-equiv="Content-Security-Policy" content="script-src x"><p>a', '<p>b'],
    ['only one has a script there', '<p>a</p><script>1</script>', '<p>b</p>'],
    ['they have nothing in common', `<p>${'a'.repeat(500)}</p>`, '<b>b</b>'.repeat(60)],
  ])('is not made where %s', (_, shown, other) => {
    const pages = [other, ...Array.from({ length: 4 }, (__, n) => other.replaceAll('b', `b${n}`))]
    expect(unionPage(shown, shown === other ? [other] : pages, createRng('a'))).toBeUndefined()
  })
})
