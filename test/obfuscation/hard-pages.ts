import type { PageCheck } from '../../src/sandbox/page-check.ts'
import type { DrawnProgram } from './drawn-programs.ts'

/** Presses every button in turn and looks at the page after each. */
const pressAll: PageCheck = {
  kind: 'page',
  steps: [0, 1, 2].flatMap((n): PageCheck['steps'] => [
    { do: 'press', on: `button >> nth=${n}`, thenMs: 100 },
    { do: 'look', as: `text${n}`, at: { see: 'text', of: 'body' } },
    { do: 'look', as: `picture${n}`, at: { see: 'picture', of: 'html' } },
  ]),
  expect: [{ that: { of: 'text2' }, is: 'matching', to: '.' }],
}

function page(name: string, body: string): DrawnProgram {
  const html = `<!doctype html><html><head><meta charset="utf-8">${NOTE}${body}`
  return { name, html, siblings: variantsOf(html), checks: { pressAll } }
}

/** What others could have made of a page: other words and colours, other numbers, a part left out. */
function variantsOf(html: string): string[] {
  return [
    html.replaceAll(/\b(red|navy|green)\b/g, 'teal').replaceAll(/\bone\b/g, 'uno'),
    html.replaceAll(/ (\d)/g, ' 3$1'),
    html.replace(/<(p|li|div)\b[^>]*>[^<]*<\/\1>/, ''),
  ]
}

/** What a page finds out it writes on itself. */
const NOTE = "<script>window.note = (...words) => document.body.append(words.join(' ') + '; ')</script>"

/** Pages written by hand, each with what renaming or moving could break. */
export const HARD_PAGES: readonly DrawnProgram[] = [
  page(
    'globals shared by scripts and handlers',
    `<script>var count = 0; function bump(by) { count += by; show() } let name2 = 'x'</script><body><p id="out">0</p>
<button onclick="bump(1)">A</button><button onclick="bump(count); note(count, name2)">B</button><button onclick="window.reset(); this.title = 'done'">C</button>
<script>const show = () => { out.textContent = 'count ' + count }; function reset() { count = 0; show() }</script>`,
  ),
  page(
    'code in markup that code makes',
    `<body><ul id="list"></ul><button id="more">A</button><button id="less">B</button><button id="third">C</button>
<script>let items = ['one', 'two']; function drop(n) { items.splice(n, 1); draw() }
function draw() { document.getElementById('list').innerHTML = items.map((item, n) => \`<li class="row \${n % 2 ? 'odd' : 'even'}" id="row-\${n}"><span class="label">\${item}</span> <i onclick="drop(\${n})">x</i></li>\`).join('') }
more.onclick = () => { items.push('item ' + items.length); draw(); document.querySelector('#row-' + (items.length - 1)).classList.add('fresh') }
document.getElementById('less').onclick = () => { document.querySelector('#list .row i').click() }
third.onclick = () => note(document.querySelectorAll('.odd').length, document.querySelector('.label').textContent)
draw()</script><style>.row { color: navy } .odd { background: #eee } .fresh { font-weight: bold } .even .label { text-decoration: underline }</style>`,
  ),
  page(
    'names that are put together',
    `<style>.tab-one { color: red } .tab-two { color: green } .on { outline: 2px solid } #panel-one, #panel-two { display: none } .shown { display: block !important }</style>
<body><div class="tab-one" data-target="panel-one">1</div><div class="tab-two">2</div><p id="panel-one">first</p><p id="panel-two">second</p>
<button>A</button><button>B</button><button>C</button>
<script>const $ = (s) => document.querySelector(s); const byId = id => document.getElementById(id)
const names = ['one', 'two']; let at = 0
const buttons = document.getElementsByTagName('button')
buttons[0].onclick = () => { const name = names[at++ % 2]; $('.tab-' + name).className = 'tab-' + name + ' on'; byId('panel-' + name).classList.toggle('shown') }
buttons[1].onclick = () => { byId($('.tab-one').dataset.target).style.color = 'blue' }
buttons[2].onclick = () => { for (const element of document.querySelectorAll('[id^=panel]')) note(element.id, element.className) }</script>`,
  ),
  page(
    'forms, labels and drawings',
    `<body><form name="main"><label for="amount">Amount</label><input id="amount" name="amount" value="3" aria-describedby="hint"><small id="hint">whole</small></form>
<svg width="60" height="30" role="img" aria-labelledby="t"><title id="t">bar</title><defs><linearGradient id="fade"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs><rect class="bar" width="60" height="30" fill="url(#fade)"/></svg>
<a href="#end" id="go">to the end</a><button>A</button><button>B</button><button>C</button><p id="end">end</p>
<script>const [a, b, c] = document.querySelectorAll('button'); const form = document.forms.main
a.onclick = () => { form.amount.value = +form.amount.value + 1; note(form.elements.amount.value) }
b.onclick = () => { document.querySelector('.bar').setAttribute('class', 'bar wide'); note(document.querySelector('label').control === document.getElementById('amount')) }
c.onclick = () => note(go.hash.length > 1, document.querySelector(go.hash).textContent, document.querySelector('svg').getAttribute('aria-labelledby') === document.querySelector('title[id]').id)</script>`,
  ),
  page(
    'forms of the language',
    `<body><pre id="log"></pre><button>A</button><button>B</button><button>C</button>
<script>'use strict'
const say = (...words) => { log.textContent += words.join(' ') + '\\n' }
class Shape { #size = 2; static made = 0; constructor(kind) { this.kind = kind; Shape.made++ } get area() { return this.#size ** 2 } grow(by = 1) { this.#size += by; return this } static of(kind) { return new this(kind) } }
class Round extends Shape { get area() { return super.area * 3 } toString() { return \`\${this.kind}:\${this.area}\` } }
function* steps(n) { for (let i = 0; i < n; i++) { const got = yield i; if (got) return got } }
const { kind, ...rest } = { kind: 'a', b: 1, 'c-d': 2, [\`e\${1}\`]: 3 }, tag = (parts, ...values) => parts.raw.join('|') + values
outer: for (const a of [1, 2, 3]) { for (const b of [1, 2]) { if (b === 2) continue outer; if (a === 3) break outer; say(a, b) } }
switch (kind) { case 'x': say('x'); break; case 'a': { let kind = 'inner'; say(kind) } default: say('fell') }
try { null.x } catch { say('caught') } finally { say('finally') }
var hoisted = early(); function early() { return typeof late + typeof missing }; var late = 1
document.querySelectorAll('button').forEach((button, n) => button.addEventListener('click', async function () {
  await null; say(n, this === button, Round.of('r').grow(n), [...steps(3)].join(), Object.keys(rest), tag\`a\\n\${n}b\`, Shape.made, hoisted, 0.1 + 0.2, 1e21, -0 === 0, 10n ** 20n, /<\\/a[/]/g.test('</a/'), '\\u{1f600}'.length, n ?? 'none', rest?.b?.toFixed(1), !(n in [1]), \`\${'</scr' + 'ipt>'}\`)
  if (n) say('some'); else say('none'); n > 1 ? say('many') : say('few'); n && say('and')
}))</script>`,
  ),
  page(
    'style that depends on its order, on custom properties and on kin',
    `<style>:root { --main: #136; --gap: 4px } p { margin: 1px; margin-left: 20px } .a { color: red } .a.b { color: green } p.a { color: blue; color: oklch(60% 0.2 240) } @media (min-width: 10px) { .b { padding: var(--gap) } }
ul > li + li { border-top: 2px solid var(--main) } li:nth-child(2) { color: var(--main) } div:empty::before { content: "nothing — \\2713" } @keyframes fade { from { opacity: 0 } } .dark { --main: #e96; background: #222 }</style>
<body><p class="a b">one</p><p class="a">two</p><ul><li>1</li><li>2</li><li>3</li></ul><div></div><button>A</button><button>B</button><button>C</button>
<script>const [a, b, c] = document.querySelectorAll('button')
a.onclick = () => document.body.classList.toggle('dark')
b.onclick = () => { document.documentElement.style.setProperty('--gap', '12px'); note(getComputedStyle(document.documentElement).getPropertyValue('--gap')) }
c.onclick = () => { document.querySelector('div').append('x'); note(document.querySelector('ul').children.length, a.nextElementSibling === b) }</script>`,
  ),
  page(
    'code that is made from text, and names that code asks for',
    `<body><p id="p">0</p><button id="a">A</button><button id="b">B</button><button id="c">C</button>
<script>let total = 1; function twice(x) { return 2 * x } class Named {}
a.onclick = () => { p.textContent = twice.name + new Named().constructor.name }
b.onclick = () => { p.textContent = new Function('x', 'return x + 1')(total) }
c.onclick = () => { total = eval('twice(total) + 1'); p.textContent = total }</script>`,
  ),
]
