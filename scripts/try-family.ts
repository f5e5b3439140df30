/**
 * `node scripts/run.mjs scripts/try-family.ts FAMILY [--seeds N] [--cross N] [--from N] [--screenshots DIR]`: draws apps of a page family and runs
 * every check on the page with everything, with each requirement dropped and with each deviation. Ends with 1 where a check does not tell them apart.
 * --cross: on how many of the seeds the checks of all other requirements run on each edited page, too (default 2).
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createRng } from '../src/core/rng.ts'
import type { BriefEdit } from '../src/models/brief.ts'
import { composePage } from '../src/models/mini-apps/compose-page.ts'
import type { MiniApp, MiniAppFamily } from '../src/models/mini-apps/mini-app.ts'
import { pageConstraints } from '../src/models/mini-apps/page-constraints.ts'
import { openPageSandbox, type PageSandbox } from '../src/sandbox/open-page-sandbox.ts'
import type { PageReport } from '../src/sandbox/page-report.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '3' },
    cross: { type: 'string', default: '2' },
    from: { type: 'string', default: '0' },
    screenshots: { type: 'string' },
  },
})
const family = await importFamily(positionals[0] ?? '')

/** By its file, so that one can be tried that is not listed yet and while others are being written. */
async function importFamily(name: string): Promise<MiniAppFamily> {
  if (!/^[a-z-]+$/.test(name)) throw new RangeError(`try-family: expected the name of a file in src/models/mini-apps, got "${name}"`)
  const exported: Record<string, MiniAppFamily> = await import(`../src/models/mini-apps/${name}.ts`)
  const found = Object.values(exported).find((one) => one.name === name)
  if (!found) throw new RangeError(`try-family: ${name}.ts exports no family of that name`)
  return found
}

interface Row {
  tried: number
  wrong: number
}
/** Per requirement: what was tried on it and how often it came out wrong. */
const table = new Map<string, Map<string, Row>>()
const complaints: string[] = []

function count(requirement: string, column: string, right: boolean, complaint: string): void {
  const columns = table.get(requirement) ?? new Map<string, Row>()
  const row = columns.get(column) ?? { tried: 0, wrong: 0 }
  table.set(requirement, columns.set(column, { tried: row.tried + 1, wrong: row.wrong + (right ? 0 : 1) }))
  if (!right) complaints.push(complaint)
}

const tell = ({ seen, why }: { seen: unknown; why?: string }) =>
  `${why ?? 'all expectations held'}; seen ${JSON.stringify(seen).slice(0, 400)}`

async function tryApp(sandbox: PageSandbox, app: MiniApp, seed: string, withOthers: boolean): Promise<number[]> {
  const times: number[] = []
  const run = async (edits: readonly BriefEdit[], names: readonly string[], what: string): Promise<PageReport> => {
    const checks = Object.fromEntries(app.requirements.filter(({ name }) => names.includes(name)).map(({ name, check }) => [name, check]))
    const report = await sandbox.run(composePage(app, edits), { checks, deadlineMs: 120_000 })
    times.push(report.elapsedMs)
    for (const { kind, detail } of report.problems) complaints.push(`${seed}: ${what}: ${kind}: ${detail}`)
    return report
  }
  const names = app.requirements.map(({ name }) => name)
  const whole = await run([], names, 'everything built')
  for (const name of names)
    count(name, 'built', whole.checks[name]!.passed, `${seed}: "${name}" fails when built: ${tell(whole.checks[name]!)}`)
  const edits = app.requirements.flatMap(({ name, worse }) => [
    { edit: { requirement: name }, column: 'dropped' },
    ...worse.map(({ family }, n) => ({ edit: { requirement: name, worse: n }, column: `worse ${n} ${family}` })),
  ])
  await Promise.all(
    edits.map(async ({ edit, column }) => {
      const { requirement } = edit
      const what = `"${requirement}" ${column}`
      const { checks } = await run([edit], withOthers ? names : [requirement], what)
      count(
        requirement,
        column,
        !checks[requirement]!.passed,
        `${seed}: ${what}: its check passes all the same: ${tell(checks[requirement]!)}`,
      )
      for (const other of withOthers ? names.filter((name) => name !== requirement) : [])
        count(other, 'while others are edited', checks[other]!.passed, `${seed}: "${other}" fails with ${what}: ${tell(checks[other]!)}`)
    }),
  )
  return times
}

async function takeScreenshots(sandbox: PageSandbox, app: MiniApp, folder: string, seed: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const width of [640, 320]) {
    const { screenshot } = await sandbox.run(composePage(app, []), { checks: {}, screenshot: true, viewport: { width, height: 420 } })
    if (screenshot) writeFileSync(join(folder, `${seed.replaceAll(' ', '-')}-${width}.jpg`), screenshot)
  }
}

const sandbox = await openPageSandbox()
const times: number[] = []
for (let n = 0; n < Number(values.seeds); n++) {
  const seed = `${family.name} ${n + Number(values.from)}`
  const rng = createRng(seed)
  const drawn = family.draw(rng)
  const app = { ...drawn, requirements: [...drawn.requirements, ...pageConstraints(rng)] }
  times.push(...(await tryApp(sandbox, app, seed, n < Number(values.cross))))
  if (values.screenshots) await takeScreenshots(sandbox, app, values.screenshots, seed)
  process.stderr.write(`${seed}: ${times.length} pages so far, ${complaints.length} complaints\n`)
}
await sandbox.close()

for (const [name, columns] of table) {
  console.log(name)
  for (const [column, { tried, wrong }] of columns)
    console.log(`  ${wrong === 0 ? 'ok ' : 'RED'} ${column}: ${tried - wrong} of ${tried} right`)
}
for (const complaint of [...new Set(complaints)].slice(0, 60)) console.log(`- ${complaint}`)
const sum = times.reduce((total, time) => total + time, 0)
console.log(`${times.length} pages, ${(sum / times.length).toFixed(0)} ms each with the others beside it; ${complaints.length} complaints`)
process.exitCode = complaints.length === 0 ? 0 : 1
