/**
 * `node scripts/run.mjs scripts/draw-task-path.ts`: generates tasks as `kumite tasks generate` does, takes the first accepted page task, and
 * draws its whole path (seed, instruction, edits, responses as they were photographed, verification) as docs/images/task-path.png.
 */

import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { openGenerator } from '../src/cli/open-generation.ts'
import { systemClock } from '../src/core/clock.ts'
import type { Attempt, AttemptRecord } from '../src/generation/attempt.ts'
import { runAttempts } from '../src/generation/run-attempts.ts'
import { findChromium } from '../src/sandbox/find-chromium.mjs'
import { getBlob } from '../src/store/blobs.ts'
import { openStore } from '../src/store/open-store.ts'

const SEED = process.argv[2] ?? 'a picture of one task'
const STREAM = 'picture'

const store = await openStore({ kind: 'memory' })
const generator = await openGenerator({ db: store.db, clock: systemClock, models: undefined, config: { experimentShare: 0 } })
let found: AttemptRecord | undefined
await runAttempts(await generator.forStream(STREAM, SEED), {
  db: store.db,
  clock: systemClock,
  stream: STREAM,
  holder: 'picture',
  more: async () => found === undefined,
  onEnd: (attempt: Attempt) => {
    if (attempt.state === 'accepted' && attempt.record.responses?.[0]?.screenshot && attempt.record.responses.length === 4)
      found ??= attempt.record
  },
})
await generator.close()

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)
const { seed, instruction, edits, distances, responses, pairs } = found as Required<AttemptRecord>
const pictures = await Promise.all(
  responses.map(
    async ({ screenshot }) => `data:image/jpeg;base64,${Buffer.from((await getBlob(store.db, screenshot!))!.bytes).toString('base64')}`,
  ),
)
await store.close()

const axes = Object.entries(seed.axes).map(([axis, { value }]) => `<li><b>${axis}</b> ${escaped(value)}</li>`)
const rows = edits.map(
  ({ family, before, after }, index) =>
    `<tr><td>${index + 1}</td><td><span class="family">${family}</span></td><td><del>${escaped(before)}</del>${after === null ? '' : `<ins>${escaped(after)}</ins>`}</td><td>${distances[index]!.toFixed(2)}</td></tr>`,
)
const cards = responses.map(({ edits: count, checks }, index) => {
  const marks = Object.entries(checks).map(([name, met]) => `<li class="${met ? 'met' : 'unmet'}">${escaped(name)}</li>`)
  const pair = pairs.find(({ worse }) => worse === index)
  return `<figure><img src="${pictures[index]}" alt=""><figcaption><b>${index + 1}</b> ${count === 0 ? 'as asked' : `after ${count} ${count === 1 ? 'edit' : 'edits'}`}</figcaption>
<ul class="checks">${marks.join('')}</ul><p>${pair ? `found worse than ${pair.better + 1}: ${pair.edits.map(({ requirement }) => escaped(requirement)).join(', ')}` : 'meets every requirement'}</p></figure>`
})
const html = `<!doctype html><meta charset="utf-8"><style>
* { box-sizing: border-box } body { margin: 0; padding: 28px 32px 36px; width: 1400px; font: 14px/1.45 system-ui, sans-serif; color: #1c2430; background: #fff }
h2 { font-size: 13px; letter-spacing: .04em; text-transform: uppercase; color: #5b6675; margin: 22px 0 8px } h2:first-child { margin-top: 0 } ul { list-style: none; margin: 0; padding: 0 }
.axes { display: flex; gap: 10px } .axes li { border: 1px solid #d5dbe3; border-radius: 8px; padding: 4px 12px } .axes b { color: #5b6675; font-weight: 500; margin-right: 6px }
.two { margin-top: 22px; display: grid; grid-template-columns: 1fr 1fr; gap: 32px } pre { font: inherit; white-space: pre-wrap; margin: 0; background: #f5f7fa; border-radius: 10px; padding: 14px 18px }
table { border-collapse: collapse; width: 100% } td { border-top: 1px solid #e3e8ee; padding: 6px 8px; vertical-align: top } td:last-child { text-align: right; font-variant-numeric: tabular-nums }
.family { background: #e8edf5; border-radius: 6px; padding: 1px 8px } del { color: #a12626; display: block } ins { color: #17693a; display: block; text-decoration: none }
.cards { display: grid; grid-template-columns: repeat(4, 1fr); gap: 18px } figure { margin: 0 } img { width: 100%; border: 1px solid #d5dbe3; border-radius: 8px; display: block } figcaption { margin: 6px 0 4px }
.checks { display: flex; flex-wrap: wrap; gap: 4px } .checks li { font-size: 12px; border-radius: 6px; padding: 1px 7px } .met { background: #dff3e6; color: #17693a } .unmet { background: #fbe3e3; color: #a12626 }
.met::before { content: "✓ " } .unmet::before { content: "✗ " } figure p { margin: 6px 0 0; color: #5b6675 }
</style><h2>1 Task seed</h2><ul class="axes">${axes.join('')}</ul>
<div class="two"><div><h2>2 and 3 Instruction, not asked before</h2><pre>${escaped(instruction.text)}</pre></div>
<div><h2>4 Edits, each further away (distance in words)</h2><table>${rows.join('')}</table></div></div>
<h2>5 and 6 Responses, run in a browser without a network and tried on the requirements that tell their place</h2><div class="cards">${cards.join('')}</div>`

const browser = await chromium.launch({ executablePath: findChromium()!, args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage({ viewport: { width: 1400, height: 600 } })
await page.setContent(html)
await page.screenshot({ path: fileURLToPath(new URL('../docs/images/task-path.png', import.meta.url)), fullPage: true })
await browser.close()
