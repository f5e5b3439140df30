import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Seen } from './look-at-page.ts'
import { openPageSandbox, type PageSandbox } from './open-page-sandbox.ts'
import type { Look, PageCheck } from './page-check.ts'
import { noChromium } from './testing.ts'

const PAGE = `<!doctype html><title>Try me</title>
<style>
body { margin: 0; font: 16px sans-serif; background: #fff; color: #000 }
#grow { width: 10px; height: 10px; background: #ff0000; transition: width .4s linear }
#grow.wide { width: 110px }
@keyframes turn { to { width: 200px } }
#turn { width: 100px; height: 4px; animation: turn 1s linear forwards }
#grey { color: #777 }
#said { min-height: 20px }
#wide { width: 100px; height: 1px }
canvas { width: 100px; height: 100px; display: block }
</style>
<h1>Points: 1,234</h1>
<p class="row">Bee 2</p><p class="row">Ant -3.5</p><p class="row" hidden>Cow 9</p>
<p id="grey">grey</p><p id="said" data-state="new"></p>
<div id="grow"></div><div id="turn"></div><div id="wide"></div>
<button id="press">Press</button><button aria-label="Under"></button>
<label>Speed <input id="speed" type="range" min="0" max="10" value="3"></label>
<label>Name <input id="name"></label><label><input type="checkbox" id="tick"> Tick</label>
<select aria-label="Kind"><option value="a">Ant</option><option value="b">Bee</option></select>
<canvas width="100" height="100"></canvas>
<script>
const said = document.querySelector('#said'), say = (text) => { said.textContent = text }
document.querySelector('#press').onclick = async (event) => {
  document.querySelector('#grow').classList.add('wide')
  await new Promise((resolve) => setTimeout(resolve, 300))
  say('pressed ' + event.isTrusted)
}
document.querySelector('#grow').ontransitionend = () => { said.dataset.state = 'grown' }
document.querySelector('#speed').oninput = (event) => say('speed ' + event.target.value)
document.querySelector('#name').oninput = (event) => say('name ' + event.target.value)
document.querySelector('select').onchange = (event) => say('kind ' + event.target.value)
addEventListener('keydown', (event) => { if (event.target === document.body) say((said.textContent || 'keys') + ' ' + event.key) })
addEventListener('resize', () => say('window ' + innerWidth))
const canvas = document.querySelector('canvas'), pen = canvas.getContext('2d')
let drawn = 0
canvas.onpointermove = (event) => { if (event.buttons) said.dataset.drawn = ++drawn }
canvas.onclick = (event) => say('at ' + event.offsetX + ' ' + event.offsetY)
new ResizeObserver(([entry]) => { said.dataset.width = entry.contentRect.width }).observe(document.querySelector('#wide'))
let frames = 0
const draw = () => {
  pen.fillStyle = '#0000ff'
  pen.fillRect(0, 0, 50, 50)
  pen.fillStyle = '#ffffff'
  pen.fillRect(50, 0, 50, 50)
  pen.fillRect(0, 50, 100, 50)
  pen.beginPath(); pen.arc(5, 5, 0, 0, 7); pen.fill()
  pen.fillText('frame', 200, 200)
  if (++frames < 3) requestAnimationFrame(draw)
}
requestAnimationFrame(draw)
</script>`

type Step = PageCheck['steps'][number]

describe.skipIf(noChromium)('a check of a page', () => {
  let sandbox: PageSandbox
  beforeAll(async () => {
    sandbox = await openPageSandbox()
  })
  afterAll(() => sandbox.close())

  /** What is seen after some steps. */
  const see = (look: Look, ...steps: Step[]) => seeOn(PAGE, look, ...steps)
  async function seeOn(html: string, look: Look, ...steps: Step[]): Promise<Seen | undefined> {
    const check: PageCheck = {
      kind: 'page',
      steps: [...steps, { do: 'look', as: 'it', at: look }],
      expect: [{ that: 1, is: 'equal', to: 1 }],
    }
    return (await sandbox.run(html, { checks: { check } })).checks.check!.seen.it
  }
  const said: Look = { see: 'text', of: '#said' }

  it.each<[Look, Seen]>([
    [{ see: 'text', of: 'h1' }, 'Points: 1,234'],
    [{ see: 'text', of: '.nowhere' }, null],
    [{ see: 'number', of: 'role=heading' }, 1234],
    [{ see: 'texts', of: '.row' }, ['Bee 2', 'Ant -3.5']],
    [{ see: 'numbers', of: '.row' }, [2, -3.5]],
    [{ see: 'count', of: '.row' }, 2],
    [{ see: 'count', of: 'text=ant' }, 1],
    [{ see: 'count', of: 'text="Ant -3.5"' }, 1],
    [{ see: 'count', of: 'p:has-text("ee 2")' }, 1],
    [{ see: 'count', of: 'body >> p >> nth=0' }, 1],
    [{ see: 'count', of: 'role=button' }, 2],
    [{ see: 'count', of: 'role=button[name="Under"]' }, 1],
    [{ see: 'count', of: 'role=button[name=/^p.*s$/i]' }, 1],
    [{ see: 'value', of: 'role=slider[name="Speed"]' }, '3'],
    [{ see: 'value', of: 'label=Tick' }, 'false'],
    [{ see: 'attribute', of: '#said', name: 'data-state' }, 'new'],
    [{ see: 'attribute', of: '#said', name: 'data-width' }, '100'],
    [{ see: 'style', of: 'body', property: 'font-size' }, '16px'],
    [{ see: 'boxes', of: '#grow', side: 'width' }, [10]],
    [{ see: 'contrast', of: 'h1' }, 21],
    [{ see: 'contrast', of: '#grey' }, 4.48],
    [{ see: 'colours', of: 'canvas' }, 2],
    [{ see: 'share', of: 'canvas', colour: '#0000ff' }, 0.25],
    [{ see: 'share', of: 'canvas' }, 0.25],
    [{ see: 'share', of: '#grow', colour: '#ff0000' }, 1],
    [{ see: 'painted', call: 'fillRect' }, 3],
    [{ see: 'painted', call: 'drawImage' }, 0],
    [{ see: 'written' }, ['frame']],
    [{ see: 'overflow' }, 0],
    [{ see: 'errors' }, 0],
  ])('sees %j', async (look, expected) => expect(await see(look, { do: 'wait', ms: 100 })).toEqual(expected))

  it.each<[string, Step, Seen]>([
    ['presses', { do: 'press', on: 'text=Press' }, 'pressed true'],
    ['is told of lateness', { do: 'press', on: 'text=Press', thenMs: 250 }, ''],
    ['clicks at a place', { do: 'click', at: { in: 'canvas', x: 0.25, y: 0.5 } }, 'at 25 50'],
    ['presses keys', { do: 'key', key: 'ArrowLeft', times: 2 }, 'keys ArrowLeft ArrowLeft'],
    ['sets a slider', { do: 'fill', on: 'label=Speed', value: '7' }, 'speed 7'],
    ['fills a field', { do: 'fill', on: 'role=textbox[name="Name"]', value: 'Ada' }, 'name Ada'],
    ['chooses from a list', { do: 'fill', on: 'role=combobox', value: 'Bee' }, 'kind b'],
    ['sizes the window', { do: 'size', width: 320, height: 400 }, 'window 320'],
  ])('%s', async (_, step, expected) => expect(await see(said, step)).toEqual(expected))

  it('drags in ten moves', async () => {
    const drag: Step = { do: 'drag', from: { in: 'canvas', x: 0.1, y: 0.1 }, to: { in: 'canvas', x: 0.9, y: 0.9 } }
    expect(await see({ see: 'attribute', of: '#said', name: 'data-drawn' }, drag)).toBe('10')
  })

  it('types into what has the focus', async () => {
    expect(await see(said, { do: 'press', on: '#name' }, { do: 'type', text: 'Eve' })).toBe('name Eve')
  })

  it('moves the pointer', async () => {
    const over: PageCheck = {
      kind: 'page',
      steps: [
        { do: 'move', at: { in: '#press', x: 0.5, y: 0.5 } },
        { do: 'look', as: 'hovered', at: { see: 'attribute', of: 'button:hover', name: 'id' } },
      ],
      expect: [{ that: { of: 'hovered' }, is: 'equal', to: 'press' }],
    }
    expect((await sandbox.run(PAGE, { checks: { over } })).checks.over!.passed).toBe(true)
  })

  it('drives transitions and animations by the page’s clock, and lets the page know when they end', async () => {
    const width = async (of: string, ...steps: Step[]) =>
      Number(((await see({ see: 'boxes', of, side: 'width' }, ...steps)) as number[])[0])
    const half = await width('#turn', { do: 'wait', ms: 404 }) // after 500 ms of page time, seen on frames 32 ms apart
    expect(half > 140 && half <= 150).toBe(true)
    expect(await width('#turn', { do: 'wait', ms: 5000 })).toBe(200)
    const halfway = await width('#grow', { do: 'press', on: '#press', thenMs: 200 })
    expect(halfway > 40 && halfway <= 60).toBe(true)
    expect(await see({ see: 'attribute', of: '#said', name: 'data-state' }, { do: 'press', on: '#press' })).toBe('grown')
  })

  it.each([
    ['a format of dates', "new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'medium' }).format()"],
    [
      'the parts of one',
      "new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'medium' }).formatToParts().map((part) => part.value).join('')",
    ],
    ['a date in words', "new Date().toLocaleString('en', { dateStyle: 'short', timeStyle: 'medium' })"],
  ])('lets %s know no other time', async (_, code) => {
    const html = `<!doctype html><p></p><script>document.querySelector('p').textContent = ${code}</script>`
    expect(await seeOn(html, { see: 'text', of: 'p' })).toMatch(/^1\/15\/26, 10:08:00\sAM$/)
  })

  it('has a signal time out by the page’s clock, and leaves no other way to wait', async () => {
    const html = `<!doctype html><p></p><script>
      const p = document.querySelector('p')
      p.textContent = [typeof Temporal, typeof scheduler, typeof Date.prototype.toTemporalInstant, typeof Atomics.waitAsync]
      AbortSignal.timeout(60_000).onabort = (event) => { p.textContent = event.target.reason.name + ' ' + performance.now() }
    </script>`
    expect(await seeOn(html, { see: 'text', of: 'p' })).toBe('undefined,undefined,undefined,undefined')
    expect(await seeOn(html, { see: 'text', of: 'p' }, { do: 'wait', ms: 60_000 })).toBe('TimeoutError 60000')
  })

  it('does not hold where a step cannot be done, and says so at once', async () => {
    const impossible: PageCheck['steps'][] = [
      [{ do: 'press', on: 'role=button[name="Nowhere"]' }],
      [{ do: 'fill', on: 'role=combobox', value: 'Cow' }],
      [{ do: 'press', on: 'role=???' }],
      [{ do: 'key', key: 'NoSuchKey' }],
    ]
    const checks = Object.fromEntries(
      impossible.map((steps, n): [string, PageCheck] => [`${n}`, { kind: 'page', steps, expect: [{ that: 1, is: 'equal', to: 1 }] }]),
    )
    const report = await sandbox.run(PAGE, { checks })
    for (const { passed, why } of Object.values(report.checks)) {
      expect(passed).toBe(false)
      expect(why).toContain('step 1')
    }
  })

  it('counts script errors since the page was loaded', async () => {
    const html = '<!doctype html><h1>x</h1><button onclick="nowhere()">Go</button>'
    const check: PageCheck = {
      kind: 'page',
      steps: [
        { do: 'press', on: 'button', times: 2 },
        { do: 'look', as: 'errors', at: { see: 'errors' } },
      ],
      expect: [{ that: { of: 'errors' }, is: 'equal', to: 2 }],
    }
    const { checks } = await sandbox.run(html, { checks: { check, again: check } })
    expect([checks.check!.passed, checks.again!.passed]).toEqual([true, true])
  })
})
