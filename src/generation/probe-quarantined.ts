import type { Rng } from '../core/rng.ts'
import type { EditFamily } from '../models/edit-family.ts'
import type { PageSandbox } from '../sandbox/open-page-sandbox.ts'
import type { Probe } from './attempt.ts'
import { drawEdit, takes } from './augment-instruction.ts'
import { doWithout } from './do-without.ts'
import { makeAnswer, type RunAnswer } from './generate-responses.ts'
import type { TaskDraft } from './task-author.ts'
import { verifyTruth } from './verify-truth.ts'

/**
 * Tries one edit of a family that is out of use, on an answer of its own that is in no task: were none tried, the family could never show
 * that it has been mended, and would stay out of use for good.
 * @param original the unedited answer, which meets every requirement
 * @returns `undefined` where no requirement takes such an edit, or nothing that runs came of it: that says nothing of the family
 */
export async function probeQuarantined(
  draft: TaskDraft,
  {
    original,
    quarantined,
    ...making
  }: { original: RunAnswer; quarantined: ReadonlySet<EditFamily>; mostRepairs: number; pages: PageSandbox | undefined },
  rng: Rng,
): Promise<Probe | undefined> {
  const candidates = draft.instruction.requirements.flatMap((requirement) =>
    [...quarantined].filter((family) => takes(requirement, family)).map((family) => ({ requirement, family })),
  )
  if (candidates.length === 0) return undefined
  const { requirement, family } = rng.pick(candidates)
  const edit = await drawEdit(draft, requirement, family, rng).catch(doWithout)
  if (!edit || edit.after === edit.before) return undefined
  const edits = [edit]
  const made = await makeAnswer(draft, { edits, tried: [requirement], ...making }, rng.fork('answer')).catch(doWithout)
  if (!made || made.run.problems.length > 0) return undefined
  const { rejection } = await verifyTruth(draft, { edits, answers: [original, { ...made, edits: 1 }] }, rng.fork('truth'))
  return { family, requirement: requirement.name, shown: !rejection, ...(rejection ? { detail: rejection.detail } : {}) }
}
