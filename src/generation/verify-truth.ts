import type { Rng } from '../core/rng.ts'
import type { Rejection, ShownEdit, VerifiedPair } from './attempt.ts'
import type { RunAnswer } from './generate-responses.ts'
import type { InstructionEdit, InstructionRequirement, PanelVerdict, TaskDraft } from './task-author.ts'

/** Votes of a blind panel, both orders counted, that make a pair known. */
const PANEL_SHARE = 0.9

/**
 * Stage 6. Lets a pair into the synthetic ground truth only if the response that follows more edits was found to be worse: the original
 * meets every requirement that can be run; each further version fails, when it is run, the requirement of every edit that it has and the
 * one before it has not, which that one still met; and none meets again what one before it failed. Where a requirement cannot be run, a
 * blind panel that sees both orders must say so with nine votes in ten.
 * @param answers the versions of a chain in the order of their edits, all of them run
 * @returns a pair for each two neighbours; with a rejection, what was found before it
 */
export async function verifyTruth(
  draft: TaskDraft,
  { edits, answers }: { edits: readonly InstructionEdit[]; answers: readonly RunAnswer[] },
  rng: Rng,
): Promise<VerifiedTruth> {
  const failedFirst = failing(answers[0]!)
  if (failedFirst.length > 0)
    return { pairs: [], rejection: reject('original-fails', `the unedited answer does not meet: ${failedFirst.join(', ')}`) }
  const pairs: VerifiedPair[] = []
  for (const [index, worse] of answers.slice(1).entries()) {
    const better = answers[index]!
    const { shown, rejection } = await verifyPair(draft, edits.slice(better.edits!, worse.edits!), { better, worse }, rng)
    if (shown.length > 0) pairs.push({ better: index, worse: index + 1, edits: shown })
    if (rejection) return { pairs, rejection }
  }
  return { pairs }
}

interface VerifiedTruth {
  readonly pairs: readonly VerifiedPair[]
  /** Why the order is not known. */
  readonly rejection?: Rejection
}

/** @param edits those that only the worse one has */
async function verifyPair(
  draft: TaskDraft,
  edits: readonly InstructionEdit[],
  { better, worse }: { better: RunAnswer; worse: RunAnswer },
  rng: Rng,
): Promise<{ shown: ShownEdit[]; rejection?: Rejection }> {
  const shown: ShownEdit[] = []
  const failedBefore = failing(better)
  const failedNow = new Set(failing(worse))
  const met = failedBefore.filter((name) => !failedNow.has(name))
  if (met.length > 0) {
    const detail = `after ${worse.edits} edits the answer meets what it failed after ${better.edits}: ${met.join(', ')}`
    return { shown, rejection: reject('not-worse', detail) }
  }
  for (const { family, requirement } of edits) {
    const asked = draft.instruction.requirements.find(({ name }) => name === requirement)!
    if (asked.check) {
      if (failedBefore.includes(requirement) || !failedNow.has(requirement)) {
        const detail = `${family} of "${requirement}" does not show: met by ${failedBefore.includes(requirement) ? 'neither' : 'both'}`
        return { shown, rejection: { ...reject('not-worse', detail), family } }
      }
      shown.push({ family, requirement, by: 'execution' })
    } else {
      const decided = await askPanel(draft, asked, better, worse, rng.fork(requirement))
      if ('reason' in decided) return { shown, rejection: { ...decided, family } }
      shown.push({ family, requirement, by: 'panel', ...decided })
    }
  }
  return { shown }
}

async function askPanel(
  draft: TaskDraft,
  requirement: InstructionRequirement,
  better: RunAnswer,
  worse: RunAnswer,
  rng: Rng,
): Promise<Pick<PanelVerdict, 'votes' | 'log'> | Rejection> {
  if (!draft.compare) return reject('panel-undecided', `"${requirement.name}" cannot be run, and there is no panel to ask`)
  const { first, votes, log } = await draft.compare(requirement, better.answer, worse.answer, rng)
  if (votes > 0 && first >= PANEL_SHARE) return { votes, log }
  const detail = `"${requirement.name}": ${Math.round(first * 100)} % of ${votes} votes for the answer that was asked for it, expected ${PANEL_SHARE * 100} %`
  return { ...reject('panel-undecided', detail), log }
}

const failing = ({ run }: RunAnswer) => Object.entries(run.checks).flatMap(([name, holds]) => (holds ? [] : [name]))
const reject = (reason: Rejection['reason'], detail: string): Rejection => ({ stage: 'verify-truth', reason, detail })
