import { obfuscateResponse } from '../../src/obfuscation/obfuscate-response.ts'
import type { PageSandbox } from '../../src/sandbox/open-page-sandbox.ts'
import type { PageReport } from '../../src/sandbox/page-report.ts'
import type { DrawnProgram } from './drawn-programs.ts'

export interface Comparison {
  /** What was different between the original and its copy; empty = nothing at all. */
  readonly differences: readonly string[]
  readonly originalMs: number
  readonly copyMs: number
  /** How much was seen, painted, said or tried, and compared. */
  readonly observations: number
}

/** As often is a page run whose copy seems to differ: some show what the browser does in its own time, such as a fading colour. */
const MOST_RUNS = 3

/**
 * Runs a page and one recipient's copy of it in the page sandbox: the same actions, and everything that is seen, painted, said or tried must
 * be the same. Pictures are compared as hashes of their pixels: no pixel may differ. Where something differs both are run again; a difference
 * stands if the copy never did what the original did in any of its runs.
 */
export async function compareCopy(
  sandbox: PageSandbox,
  { name, html, siblings, checks }: DrawnProgram,
  recipient: string,
): Promise<Comparison> {
  const seed = { secret: 'differential', task: name, response: 'r1', recipient }
  const others = siblings.map((content) => ({ kind: 'html' as const, content }))
  const { content } = await obfuscateResponse({ id: 'shown', kind: 'html', content: html }, seed, { siblings: others })
  const run = (page: string) => sandbox.run(page, { checks, screenshot: true, deadlineMs: 120_000 })
  const originals: Map<string, string>[] = []
  const copies: Map<string, string>[] = []
  let originalMs = 0
  let copyMs = 0
  let differences: string[] = []
  do {
    const original = await run(html)
    const copy = await run(content)
    originalMs += original.elapsedMs
    copyMs += copy.elapsedMs
    originals.push(observationsOf(original))
    copies.push(observationsOf(copy))
    const known = [...new Set([...originals, ...copies].flatMap((observations) => [...observations.keys()]))]
    differences = known.flatMap((what) => {
      const [expected, got] = [originals, copies].map((runs) => runs.map((observations) => observations.get(what)))
      return got!.some((value) => expected!.includes(value))
        ? []
        : [`${what}: ${expected![0]?.slice(0, 200)} and ${got![0]?.slice(0, 200)}`]
    })
  } while (differences.length > 0 && originals.length < MOST_RUNS)
  return { differences, originalMs, copyMs, observations: originals[0]!.size }
}

function observationsOf({ problems, console, screenshot, checks }: PageReport): Map<string, string> {
  const seen = Object.entries(checks).flatMap(([check, outcome]) => [
    [`${check}: passed`, String(outcome.passed)] as const,
    ...Object.entries(outcome.seen).map(([as, value]) => [`${check}: ${as}`, JSON.stringify(value)] as const),
  ])
  return new Map([
    ['problems', JSON.stringify(problems)],
    ['console', JSON.stringify(console)],
    ['screenshot', Buffer.from(screenshot ?? []).toString('base64')],
    ...seen,
  ])
}
