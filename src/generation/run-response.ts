import type { MadeKind } from '../models/made-kind.ts'
import type { Check } from '../sandbox/check.ts'
import { NoChromiumError } from '../sandbox/errors.ts'
import type { PageSandbox } from '../sandbox/open-page-sandbox.ts'
import { runFunctionCheck } from '../sandbox/run-function-check.ts'
import { runTextCheck } from '../sandbox/run-text-check.ts'
import type { InstructionRequirement } from './task-author.ts'

/** What running one response showed. */
export interface ResponseRun {
  /** What is wrong with it as such, whatever it was asked: script errors, nothing painted, attempts to reach the network, too large, hung. */
  readonly problems: readonly string[]
  /** Whether it meets each requirement that has a check. */
  readonly checks: Readonly<Record<string, boolean>>
  readonly screenshot: Uint8Array | null
}

/**
 * Runs a response the way its kind is run, with the checks of all requirements. Never throws for what the response does.
 * @throws {@link NoChromiumError} for a page where there is no browser to run it
 */
export async function runResponse(
  { kind, content, requirements }: { kind: MadeKind; content: string; requirements: readonly InstructionRequirement[] },
  pages: PageSandbox | undefined,
): Promise<ResponseRun> {
  const checks = requirements.flatMap(({ name, check }) => (check ? [[name, check] as const] : []))
  if (kind === 'html') {
    if (!pages) throw new NoChromiumError()
    const report = await pages.run(content, { checks: Object.fromEntries(ofKind(checks, 'page')), screenshot: true })
    return {
      problems: report.problems.map(({ kind: problem, detail }) => `${problem}: ${detail}`),
      checks: Object.fromEntries(Object.entries(report.checks).map(([name, { passed }]) => [name, passed])),
      screenshot: report.screenshot ?? null,
    }
  }
  const problems = content.trim() === '' ? ['no-content: expected an answer, got none'] : []
  if (kind === 'text')
    return {
      problems,
      checks: Object.fromEntries(ofKind(checks, 'text').map(([name, check]) => [name, runTextCheck(content, check)])),
      screenshot: null,
    }
  const held: Record<string, boolean> = {}
  for (const [name, check] of ofKind(checks, 'function')) {
    const { holds, problem } = await runFunctionCheck(content, check)
    held[name] = holds
    if (problem) problems.push(problem)
  }
  return { problems: [...new Set(problems)], checks: held, screenshot: null }
}

function ofKind<Kind extends Check['kind']>(checks: readonly (readonly [string, Check])[], kind: Kind) {
  return checks.filter((entry): entry is readonly [string, Extract<Check, { kind: Kind }>] => entry[1].kind === kind)
}
