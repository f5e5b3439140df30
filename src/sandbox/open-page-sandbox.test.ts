import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NoChromiumError } from './errors.ts'
import { openPageSandbox, type PageSandbox } from './open-page-sandbox.ts'
import type { PageCheck } from './page-check.ts'
import type { PageReport } from './page-report.ts'
import { noChromium } from './testing.ts'

const paragraph = (of: string): PageCheck => ({
  kind: 'page',
  steps: [{ do: 'look', as: 'text', at: { see: 'text', of } }],
  expect: [{ that: { of: 'text' }, is: 'equal', to: 'good' }],
})
const page = (script: string, body = '<p>good</p>') => `<!doctype html><h1>A page</h1>${body}<script>${script}</script>`
const frame = (html: string) => `<iframe srcdoc="${html}"></iframe>`
const GO_OUT = "new Image().src = 'https://example.com/x.png'; parent.postMessage(1, '*')"
const TAKE_OUT = 'onmessage = () => document.querySelector("iframe").remove()'
const kinds = ({ problems }: PageReport) => [...new Set(problems.map(({ kind }) => kind))].sort()

it('says how to get a browser where there is none', async () => {
  await expect(openPageSandbox({ executablePath: '/nowhere/chromium' })).rejects.toBeInstanceOf(NoChromiumError)
})

describe.skipIf(noChromium)('a page that nobody trusts', () => {
  let sandbox: PageSandbox
  beforeAll(async () => {
    sandbox = await openPageSandbox()
  })
  afterAll(() => sandbox.close())
  const run = (html: string, deadlineMs = 60_000) => sandbox.run(html, { checks: { p: paragraph('p') }, deadlineMs })

  it('is fine when it is', async () => {
    const report = await sandbox.run(page('console.log("hello", 1)'), {
      checks: { p: paragraph('p'), q: paragraph('q') },
      screenshot: true,
    })
    expect(report).toMatchObject({ ok: true, problems: [], console: ['log: hello 1'] })
    expect(report.checks).toMatchObject({ p: { passed: true, seen: { text: 'good' } }, q: { passed: false, seen: { text: null } } })
    expect([...report.screenshot!.slice(0, 2)]).toEqual([0xff, 0xd8]) // JPEG
    expect(report.firstPaintMs).toBeGreaterThan(0)
  })

  it.each<[string, string, string[]]>([
    ['a script error', page('nowhere()'), ['script-error']],
    ['a promise that nobody catches', page('Promise.reject(new Error("no"))'), ['script-error']],
    ['alert, confirm and prompt', page('alert(1); confirm(2); prompt(3)'), ['dialog']],
    ['fetch', page('fetch("https://example.com/x").catch(() => {})'), ['network']],
    ['a picture from elsewhere', page('', '<p>good</p><img src="https://example.com/x.png">'), ['network']],
    ['a WebSocket', page('try { new WebSocket("wss://example.com") } catch {}'), ['network']],
    ['WebRTC', page('try { new RTCPeerConnection() } catch {}'), ['network']],
    ['a beacon', page('navigator.sendBeacon("https://example.com", "x")'), ['network']],
    ['a worker', page('try { new Worker(URL.createObjectURL(new Blob(["for (;;);"]))) } catch {}'), ['network']],
    ['a pop-up', page('open("https://example.com")'), ['popup']],
    ['eval', page('try { eval("1") } catch {}'), ['blocked']],
    ['a walk elsewhere', page('location.href = "https://example.com/"'), ['navigation']],
    [
      'alert behind a trap in Array.prototype',
      page('Object.defineProperty(Array.prototype, 0, { set() {} }); String = 0; alert(1)'),
      ['dialog'],
    ],
    ['alert in a frame of its own', page('', `<p>good</p>${frame('<script>alert(1)</script>')}`), ['dialog']],
    ['a picture from elsewhere in a frame', page('', `<p>good</p>${frame('<img src=https://example.com/x.png>')}`), ['network']],
    ['a picture from elsewhere in a frame that is taken out', page(TAKE_OUT, frame(`<script>${GO_OUT}</script>`)), ['network']],
    ['nothing at all', '', ['no-paint']],
    ['an empty page', '<!doctype html><title>x</title>', ['no-paint']],
    ['50 MB', `<p>good</p>${'x'.repeat(50_000_000)}`, ['too-large']],
  ])('has it noted: %s', async (_, html, expected) => {
    const found = kinds(await run(html))
    expect(found.length).toBeGreaterThan(0)
    expect(expected).toEqual(expect.arrayContaining(found))
  })

  it('cannot send a form or take the place of the page around it', async () => {
    const script = 'document.forms[0].submit(); try { top.location.href = "https://example.com/" } catch {}'
    const report = await run(page(script, '<p>good</p><form action="https://example.com"></form>'))
    expect(report.checks.p!.passed).toBe(true)
  })

  it('is ended when it loops for ever, and the next one runs', async () => {
    const report = await run(page('for (;;);'), 3000)
    expect(kinds(report)).toEqual(['hung'])
    expect(report.checks.p!.passed).toBe(false)
    expect(await run(page(''))).toMatchObject({ ok: true, checks: { p: { passed: true } } })
  })

  it('is ended when it loops in a timer or piles up memory, and the next one runs', async () => {
    expect(kinds(await run(page('setTimeout(() => { for (;;); }, 300)'), 4000))).toEqual(['hung'])
    const report = await run(page('const all = []; for (;;) all.push(new Array(1e6).fill(all.length))'), 20_000)
    expect(['crashed', 'hung']).toContain(report.problems.at(-1)!.kind)
    expect(await run(page(''))).toMatchObject({ ok: true })
  })

  it('may log without end and nest a hundred thousand elements: bounded, and the next one runs', async () => {
    expect(kinds(await run(page('for (let n = 0; n < 5000; n++) console.log(n)')))).toContain('flood')
    const nested = await run(`<!doctype html><p>good</p>${'<b>'.repeat(100_000)}x`, 20_000)
    expect(nested.console.length).toBeLessThanOrEqual(50)
    expect(await run(page(''))).toMatchObject({ ok: true })
  })

  it('cannot fool the checks by putting its own functions in place of the browser’s', async () => {
    const lies = `
      Element.prototype.getBoundingClientRect = () => ({ x: 0, y: 0, left: 0, top: 0, right: 9, bottom: 9, width: 9, height: 9 })
      Element.prototype.checkVisibility = () => true
      Object.defineProperty(HTMLElement.prototype, 'innerText', { get: () => 'good' })
      Object.defineProperty(Node.prototype, 'textContent', { get: () => 'good' })
      document.querySelector = document.querySelectorAll = () => [{ innerText: 'good' }]
      JSON.stringify = () => '"good"'
      Array.prototype.filter = Array.prototype.map = function () { return ['good'] }
      Array.prototype.toJSON = String.prototype.toJSON = Object.prototype.toJSON = () => 'good'
      Math.random = () => 1; performance.now = () => 0; Map.prototype.get = () => 'good'; console.debug = console.log
      globalThis.eyes = { look: () => ({ seen: 'good' }) }`
    const report = await run(page(lies, '<p>bad</p>'))
    expect(report.checks.p).toMatchObject({ passed: false, seen: { text: 'bad' } })
  })

  it('cannot fool the log of what canvases paint', async () => {
    const lies = `
      for (const name of ['get', 'set', 'has']) Map.prototype[name] = () => ({ frame: 1, count: 99 })
      String.prototype.slice = () => 'good'
      Object.defineProperty(Array.prototype, 0, { set() {}, get: () => 'good' })
      const pen = document.querySelector('canvas').getContext('2d')
      pen.fillRect(0, 0, 9, 9)
      pen.fillText('bad', 9, 9)`
    const check: PageCheck = {
      kind: 'page',
      steps: [
        { do: 'look', as: 'rects', at: { see: 'painted', call: 'fillRect' } },
        { do: 'look', as: 'arcs', at: { see: 'painted', call: 'arc' } },
        { do: 'look', as: 'texts', at: { see: 'written' } },
      ],
      expect: [{ that: 1, is: 'equal', to: 1 }],
    }
    const report = await sandbox.run(page(lies, '<canvas></canvas>'), { checks: { check } })
    expect(report.checks.check!.seen).toEqual({ rects: 1, arcs: 0, texts: ['bad'] })
  })

  it('leaves nothing behind for the page after it', async () => {
    await run(
      page('window.name = "mark"; history.pushState({}, ""); globalThis.mark = 1; Array.prototype.mark = 1; document.title = "mark"'),
    )
    const report = await run(
      page('document.querySelector("p").textContent = [window.name, typeof mark, [].mark, history.length].join()', '<p></p>'),
    )
    const alone = await openPageSandbox({ concurrency: 1 })
    const fresh = await alone.run(
      page('document.querySelector("p").textContent = [window.name, typeof mark, [].mark, history.length].join()', '<p></p>'),
      {
        checks: { p: paragraph('p') },
      },
    )
    await alone.close()
    expect(report.checks).toEqual(fresh.checks)
  })

  it('gives the same report every time, alone or among others', async () => {
    const html = page(
      `const p = document.querySelector('p'), pen = document.querySelector('canvas').getContext('2d')
       const draw = (now) => { p.textContent = [now, Math.random(), Date.now(), performance.now()].join(); pen.fillRect(Math.random() * 200, now % 100, 9, 9); requestAnimationFrame(draw) }
       requestAnimationFrame(draw)`,
      '<p></p><canvas></canvas>',
    )
    const check: PageCheck = {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 1234 },
        { do: 'look', as: 'text', at: { see: 'text', of: 'p' } },
        { do: 'look', as: 'picture', at: { see: 'picture', of: 'canvas' } },
        { do: 'look', as: 'all', at: { see: 'picture', of: 'body' } },
      ],
      expect: [{ that: 1, is: 'equal', to: 1 }],
    }
    const seen = async () => (await sandbox.run(html, { checks: { check } })).checks.check!.seen
    const first = await seen()
    expect(await Promise.all(Array.from({ length: 6 }, seen))).toEqual(Array.from({ length: 6 }, () => first))
  })
})
