import type { Rng } from '../core/rng.ts'
import type { PageSandbox } from '../sandbox/open-page-sandbox.ts'
import type { Rejection } from './attempt.ts'
import { type ResponseRun, runResponse } from './run-response.ts'
import type { Answer, InstructionEdit, InstructionRequirement, TaskDraft } from './task-author.ts'

/** An answer that has been run. */
export interface RunAnswer {
  readonly answer: Answer
  /** How many edits of the chain it follows; null where it is no part of the chain. */
  readonly edits: number | null
  readonly repairs: number
  readonly run: ResponseRun
}

/**
 * Stage 5. Has the instruction answered after so many edits of the chain each, runs every answer, and has those that do not run, or do not
 * meet what they were asked, mended with the findings.
 * @param versions numbers of edits, ascending from 0
 * @param mostRepairs how often one answer is sent back
 * @returns the answers in the order of `versions`, or why there is no task in it
 */
export async function generateResponses(
  draft: TaskDraft,
  {
    edits,
    versions,
    mostRepairs,
    pages,
  }: { edits: readonly InstructionEdit[]; versions: readonly number[]; mostRepairs: number; pages: PageSandbox | undefined },
  rng: Rng,
): Promise<RunAnswer[] | Rejection> {
  const answers: RunAnswer[] = []
  for (const [index, version] of versions.entries()) {
    const tried = requirementsToTry(draft.instruction.requirements, edits, { version, next: versions[index + 1] ?? version })
    const made = await makeAnswer(draft, { edits: edits.slice(0, version), tried, mostRepairs, pages }, rng.fork(`version ${version}`))
    if (made.run.problems.length > 0) return rejectionOf(made, version)
    answers.push({ ...made, edits: version })
  }
  return answers
}

/**
 * What has to be tried on an answer to know its place: everything on the unedited one; on each other its own edits, which must show, and
 * those of the next, which must not show yet. (Running pages is what generation costs.)
 */
function requirementsToTry(
  requirements: readonly InstructionRequirement[],
  edits: readonly InstructionEdit[],
  { version, next }: { version: number; next: number },
): readonly InstructionRequirement[] {
  if (version === 0) return requirements
  const needed = new Set(edits.slice(0, next).map(({ requirement }) => requirement))
  return requirements.filter(({ name }) => needed.has(name))
}

/** One answer, mended until it runs and meets what it was asked or no repair is left. */
export async function makeAnswer(
  draft: TaskDraft,
  {
    edits,
    tried,
    mostRepairs,
    pages,
  }: {
    edits: readonly InstructionEdit[]
    tried: readonly InstructionRequirement[]
    mostRepairs: number
    pages: PageSandbox | undefined
  },
  rng: Rng,
): Promise<Omit<RunAnswer, 'edits'>> {
  const { kind } = draft.instruction
  const touched = new Set(edits.map(({ requirement }) => requirement))
  const asked = tried.filter(({ name }) => !touched.has(name))
  let answer = await draft.answer(edits, rng)
  for (let repairs = 0; ; repairs++) {
    const run = await runResponse({ kind, content: answer.content, requirements: tried }, pages)
    const findings = [...run.problems, ...asked.filter(({ name }) => run.checks[name] === false).map(unmet)]
    if (findings.length === 0 || repairs >= mostRepairs || !draft.repair) return { answer, repairs, run }
    answer = await draft.repair(answer, edits, findings, rng.fork(`repair ${repairs}`))
  }
}

export function rejectionOf({ answer, repairs, run }: Omit<RunAnswer, 'edits'>, version: number | null): Rejection {
  return {
    stage: 'generate-responses',
    reason: 'does-not-run',
    detail:
      `${answer.source}, ${version === null ? 'experimental' : `${version} edits`}, mended ${repairs} times: ${run.problems.join('; ')}`.slice(
        0,
        2000,
      ),
  }
}

function unmet({ name, words }: InstructionRequirement): string {
  return `requirement "${name}" is not met when the page is tried: ${words}`
}
