/**
 * `node scripts/run.mjs scripts/list-browser-names.ts`: writes src/obfuscation/browser-names.json, the names that a browser itself gives
 * a meaning to, as this machine's Chromium tells them. Whatever an obfuscated page calls by such a name keeps it.
 */
import { writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { findChromium } from '../src/sandbox/find-chromium.mjs'

const browser = await chromium.launch({
  executablePath: findChromium() ?? '',
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-gpu'],
})
const page = await browser.newPage()
const names = await page.evaluate(() => {
  const globals = new Set<string>()
  for (let owner: object | null = window; owner; owner = Object.getPrototypeOf(owner))
    for (const name of Object.getOwnPropertyNames(owner)) globals.add(name)
  const properties = new Set<string>()
  const add = (owner: unknown) => {
    if (owner === null || (typeof owner !== 'object' && typeof owner !== 'function')) return
    for (const name of Object.getOwnPropertyNames(owner)) properties.add(name)
  }
  for (const name of globals) {
    let value: unknown
    try {
      value = Reflect.get(window, name)
    } catch {
      continue
    }
    add(value)
    if (typeof value === 'function') add(value.prototype)
  }
  const elements = new Set<string>()
  // a list's own `add` is left out: many pages call a function of theirs so, and none from a handler of a list
  for (const name of globals)
    if (name !== 'HTMLSelectElement' && /^(HTML|SVG)\w*Element$|^(Element|Node|EventTarget|Document|HTMLDocument)$/.test(name))
      for (const property of Object.getOwnPropertyNames(Reflect.get(window, name)?.prototype ?? {})) elements.add(property)
  add(document.body.style)
  for (const made of [[][Symbol.iterator](), new Map().entries(), /x/g.exec('x'), new Error('x'), (function* () {})()])
    for (let owner: object | null = made; owner; owner = Object.getPrototypeOf(owner)) add(owner)
  for (const name in getComputedStyle(document.body)) properties.add(name)
  return { globals: [...globals].sort(), elements: [...elements].sort(), properties: [...properties].sort() }
})
const words = (list: readonly string[]) => list.filter((name) => /^[A-Za-z_$][\w$]*$/.test(name)).join(' ')
const written = {
  made: `Chromium ${browser.version()}`,
  globals: words(names.globals),
  elements: words(names.elements),
  properties: words(names.properties),
}
writeFileSync(new URL('../src/obfuscation/browser-names.json', import.meta.url), `${JSON.stringify(written, null, 2)}\n`)
await browser.close()
console.log(`${written.globals.split(' ').length} globals, ${written.properties.split(' ').length} properties`)
