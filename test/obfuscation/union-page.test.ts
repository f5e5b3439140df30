import { runInNewContext } from 'node:vm'
import { generate as code } from 'astring'
import { generate } from 'css-tree'
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { createRng, type Rng } from '../../src/core/rng.ts'
import type { DojoTask } from '../../src/mechanisms/dojo/dojo-task.ts'
import type { HtmlDocument } from '../../src/obfuscation/page/page.ts'
import { readPage } from '../../src/obfuscation/page/read-page.ts'
import { textOf } from '../../src/obfuscation/page/text-of.ts'
import { walkHtml } from '../../src/obfuscation/page/walk-html.ts'
import { unionPage } from '../../src/obfuscation/union/union-page.ts'
import { answerQuestions } from './attacks/answer-questions.ts'
import { drawPageTasks } from './attacks/attacked-task.ts'
import { createStandIn } from './attacks/stand-in-browser.ts'
import { drawnProgram } from './drawn-programs.ts'

const tasks = await drawPageTasks(8, 'unions')
/** Of every family, every other one degraded. */
const programs = Array.from({ length: 17 }, (_, n) => drawnProgram(n + 17 * (n % 2)))

/** What settings against being recognised could make of answers. */
const LIES: Readonly<Record<string, (browser: ReturnType<typeof createStandIn>) => void>> = {
  matrix: (browser) => {
    browser.DOMMatrix = class {
      transformPoint = () => ({ x: 0, y: 0 })
    }
  },
  line: ({ document }) => {
    document.createElementNS = () => ({ setAttribute() {}, getTotalLength: () => 0 })
  },
  colour: ({ document }) => {
    document.createElement = () => ({ style: { color: '' } })
  },
}

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
  it.each(programs)('shows exactly the one response, to who answers what it asks: $name', ({ html, siblings }) => {
    const pages = [...new Set([html, ...siblings])]
    for (const [n, shown] of pages.entries()) {
      const document = unionPage(shown, pages, createRng(`copy ${n}`), 'task')
      expect(document).toBeDefined()
      const page = readPage(document!)
      answerQuestions(page)
      expect(shownBy(page.document)).toEqual(shownBy(parse(shown)))
      expect(styleOf(page.document)).toBe(styleOf(parse(shown)))
    }
  })

  it('is made of the same words whichever response it shows', () => {
    for (const { responses } of tasks) {
      const words = responses.map(({ content }) => {
        const others = responses.map((other) => other.content).filter((other) => other !== content)
        return wordsOf(unionPage(content, others, createRng('one order'), 'task')!).length
      })
      for (const count of words) expect(Math.abs(count / words[0]! - 1)).toBeLessThan(0.05)
    }
  })

  it.each([
    ['there is nothing to join', '<p>a</p>', '<p>a</p>'],
    ['a page has templates of its own', '<template></template><p>a', '<p>b'],
    ['code reads the scripts of its page', '<script>document.scripts</script><p>a', '<p>b'],
    ['code takes the scripts out of its page', '<script>const { scripts } = document</script><p>a', '<p>b'],
    ['code asks for elements in capitals', "<script>document.querySelector('STYLE')</script><p>a", '<p>b'],
    ['code searches the window', '<script>const f = (name) => window[name]</script><p>a', '<p>b'],
    ['code changes how pages are put together', '<script>Document.prototype.a = 1</script><p>a', '<p>b'],
    ['code is made at run time', '<script>eval("1")</script>', '<script>eval("2")</script>'],
    ['a policy says which scripts may run', '<meta http-equiv="Content-Security-Policy" content="script-src x"><p>a', '<p>b'],
    ['only one has a script there', '<p>a</p><script>1</script>', '<p>b</p>'],
    [
      'a function is one that browsers call',
      '<p>a</p><script>function onload() { document.title = 1 }</script>',
      '<p>b</p><script>2</script>',
    ],
    ['a name is known to browsers', '<p>a</p><script>var name = 1</script>', '<p>b</p><script>2</script>'],
    ['a name beyond ASCII means two things', '<p>a<script>function größe() {}</script>', '<p>b<script>var größe = 2</script>'],
    ['a handler spells a name in references', '<p>a<script>function go() {}</script>', '<p onclick="&#103;o()">a<script>1</script>'],
    ['a form is named as something of the document', '<form name="querySelector"></form><p>a', '<p>b'],
    ['the body differs', '<body class="a"><p>x', '<body class="b"><p>x'],
    ['the page element differs', '<html lang="de"><p>x', '<html lang="en"><p>x'],
    ['there is something between head and body', '<head></head><body><p>a', '<head></head>\n<body><p>a'],
    ['there are frames', '<frameset><frame src="a"></frameset>', '<frameset><frame src="b"></frameset>'],
    ['the rest is plain text', '<p>t<plaintext>a', '<p>t<plaintext>b'],
    ['elements are nested too deep', `${'<div>'.repeat(294)}a`, `${'<div>'.repeat(294)}b`],
    ['code is nested too deep', `<p>x<script>let t = ${sumTo(3000)}</script>`, `<p>y<script>let t = ${sumTo(2999)}</script>`],
    ['attributes are too long', `<p>x<img src="${'a'.repeat(200_000)}">`, `<p>x<img src="${'b'.repeat(200_000)}">`],
    ['there is too much to compare', longScript(600, 1), longScript(600, 2)],
  ])('is not made where %s, whichever page is shown', (_, one, other) => {
    const pages = [one + LONG, other + LONG]
    for (const shown of pages) expect(unionPage(shown, pages, createRng('a'), 'task')).toBeUndefined()
  })

  it('is not made where pages have nothing in common', () => {
    const pages = ['a', 'b', 'c', 'd'].map((letter) => `<p>${letter.repeat(3000)}</p>`)
    for (const shown of pages) expect(unionPage(shown, pages, createRng('a'), 'task')).toBeUndefined()
  })

  it.each([
    ['one of two lists is longer', '<ul><li>1</ul>', '<ul><li>1<li>2</ul>'],
    ['style stands among what is counted', '<style>p:nth-child(2) {}</style><p>1<p>2', '<style>p:nth-child(3) {}</style><p>1<p>2'],
    ['style has a class', '<head><style class="x">p {} b {}</style><p>1', '<head><style class="x">p {} i {}</style><p>1'],
    ['text stands in elements of old', '<p>t<xmp>a</xmp>', '<p>t<xmp>b</xmp>'],
    ['a table takes an input', '<table><tr><td>1</table>', '<table><input type=hidden><tr><td>1<tr><td>2</table>'],
    [
      'code differs in all ways',
      '<script>let a = 1; if (a) { a++ } f(a); function f() {}</script>',
      '<script>var b = [2]; f(-b); function f() { f() }</script>',
    ],
  ])('gives back exactly what was joined where %s', (_, one, other) => {
    const pages = [one + LONG, other + LONG]
    for (const shown of pages) {
      const document = unionPage(shown, pages, createRng('hostile'), 'task')
      expect(document).toBeDefined()
      const page = readPage(document!)
      answerQuestions(page)
      expect(shownBy(page.document)).toEqual(shownBy(parse(shown)))
      expect(styleOf(page.document)).toBe(styleOf(parse(shown)))
    }
  })

  it('is made for all copies of a task or for none, whatever was swapped or left out', () => {
    const rng = createRng('all or none')
    const found = Array.from({ length: 150 }, (_, task) => {
      const pages = drawVersions(rng)
      const made = pages.map((shown, n) => {
        const others = rng.shuffle(pages.filter((__, at) => at !== n))
        return unionPage(shown, others, createRng(`${task} ${n}`), `key ${task}`) !== undefined
      })
      return made.every(Boolean) ? 'all' : made.some(Boolean) ? 'some' : 'none'
    })
    expect(found).not.toContain('some')
    expect(found).toContain('all')
    expect(found).toContain('none')
  })

  it.each(Object.keys(LIES))('says why it shows nothing to a browser whose %s is not true', (lie) => {
    const [{ responses }] = tasks as [DojoTask]
    const contents = responses.map(({ content }) => content)
    const { programs } = readPage(unionPage(contents[0]!, contents, createRng('lies'), 'task')!)
    const listeners: (() => void)[] = []
    const browser = createStandIn()
    const { document } = browser
    const shown: { hidden?: boolean; textContent?: string } = document.documentElement
    document.addEventListener = (_, explain) => void listeners.push(explain)
    LIES[lie]!(browser)
    const run = () => runInNewContext(code(programs[0]!.ast), browser)
    expect(run).toThrow('wrong answers')
    expect(shown.hidden).toBe(true)
    for (const explain of listeners) explain()
    expect(shown.hidden).toBe(false)
    expect(shown.textContent).toMatch(/^This page cannot be shown/)
  })

  it('is all but its answers the same in all copies of a task', () => {
    for (const { responses } of tasks) {
      const contents = responses.map(({ content }) => content)
      const documents = contents.map((shown, n) => unionPage(shown, contents, createRng(`copy ${n}`), 'task')!)
      const codes = documents.map((document) => {
        const [first, ...others] = readPage(document).elements.filter(({ tagName }) => tagName === 'script')
        expect(textOf(first!)).toContain('DOMContentLoaded')
        return others.map(textOf)
      })
      for (const code of codes) expect(code).toEqual(codes[0])
    }
  })
})

/** So that pages of a line are not too short to be joined. */
const LONG = `<!--${'long '.repeat(600)}-->`

function sumTo(last: number): string {
  return Array.from({ length: last }, (_, n) => n).join('+')
}

function longScript(count: number, by: number): string {
  return `<p>x<script>${Array.from({ length: count }, (_, n) => `let v${n} = ${n * by}`).join('\n')}</script>`
}

/** Four versions of a page: lines of code left out, swapped and changed. */
function drawVersions(rng: Rng): string[] {
  const lines = Array.from({ length: 10 }, (_, n) =>
    rng.pick([
      `function f${n}(x) { return x + ${n} }`,
      `console.log(${n}, N)`,
      `if (${n}) { console.log('${n}', N) }`,
      `document.title = '${n}N'`,
    ]),
  )
  return Array.from({ length: 4 }, () => {
    const some = lines.filter(() => rng.next() > 0.1).map((line) => line.replace('N', String(rng.int(1, 3))))
    const at = rng.int(0, some.length - 2)
    if (rng.next() < 0.6) some.splice(at, 2, some[at + 1]!, some[at]!)
    return `<!doctype html><title>t</title><p>a</p><p>b${rng.int(0, 3)}</p><script>${some.join('\n')}</script>${LONG}`
  })
}
