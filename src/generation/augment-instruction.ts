import type { Rng } from '../core/rng.ts'
import { EditFamily } from '../models/edit-family.ts'
import { wordEditDistance } from '../text/word-edit-distance.ts'
import type { Rejection } from './attempt.ts'
import { pickByWeight } from './draw-seed.ts'
import type { InstructionEdit, InstructionRequirement, TaskDraft } from './task-author.ts'

/** How often each family of edits is drawn, where the instruction has room for it. */
export const EDIT_WEIGHTS: Readonly<Record<EditFamily, number>> = {
  drop: 0.3,
  contradict: 0.24,
  weaken: 0.2,
  subject: 0.06,
  style: 0.06,
  robustness: 0.06,
  irrelevant: 0.04,
  performance: 0.04,
}

export interface AugmentOptions {
  /** Edits in a chain: 2 to 7. */
  readonly fewestEdits: number
  readonly mostEdits: number
  /** Families that are out of use: too many of their pairs turned out wrong. */
  readonly quarantined: ReadonlySet<EditFamily>
}

/** A chain of edits, each on a requirement that none before it touched. */
export interface Chain {
  readonly edits: readonly InstructionEdit[]
  /** Distance in words of the instruction after each edit from the first, in [0, 1]: grows strictly. */
  readonly distances: readonly number[]
}

/**
 * Stage 4. Draws a chain of typed edits, each of which makes the instruction deviate further: family first, by the declared weights among
 * those that some untouched requirement offers, then the requirement. At least one requirement stays untouched.
 * @returns the chain, or why there is none
 */
export async function augmentInstruction(draft: TaskDraft, rng: Rng, options: AugmentOptions): Promise<Chain | Rejection> {
  const { instruction } = draft
  const untouched = new Set(instruction.requirements)
  const edits: InstructionEdit[] = []
  const distances: number[] = []
  const wanted = Math.min(rng.int(options.fewestEdits, options.mostEdits), untouched.size - 1)
  while (edits.length < wanted) {
    const families = EditFamily.options.filter(
      (family) => !options.quarantined.has(family) && [...untouched].some((requirement) => takes(requirement, family)),
    )
    if (families.length === 0) break
    const { family } = pickByWeight(rng, families.map((family) => ({ family, weight: EDIT_WEIGHTS[family] }))) // biome-ignore format: one draw
    const requirement = rng.pick([...untouched].filter((candidate) => takes(candidate, family)))
    untouched.delete(requirement)
    const edit = await drawEdit(draft, requirement, family, rng)
    const distance = wordEditDistance(instruction.text, draft.word([...edits, edit]))
    if (distance <= (distances.at(-1) ?? 0)) continue // an edit that says the same is none
    edits.push(edit)
    distances.push(distance)
  }
  if (edits.length < options.fewestEdits)
    return {
      stage: 'augment-instruction',
      reason: 'too-few-edits',
      detail: `expected at least ${options.fewestEdits} edits, got ${edits.length} from ${instruction.requirements.length} requirements`,
    }
  return { edits, distances }
}

export async function drawEdit(
  draft: TaskDraft,
  requirement: InstructionRequirement,
  family: EditFamily,
  rng: Rng,
): Promise<InstructionEdit> {
  const after = family === 'drop' ? null : await draft.deviate(requirement, family, rng)
  return { family, requirement: requirement.name, before: requirement.words, after }
}

/** Whether an edit of that family can be made to it. */
export function takes(requirement: InstructionRequirement, family: EditFamily): boolean {
  // Who does not ask for a constraint may get it all the same.
  return family === 'drop' ? requirement.kind !== 'constraint' : requirement.families.includes(family)
}

/**
 * Draws after which edits of a chain an answer is asked for: after none, after all, and at places between.
 * @param count how many answers, the unedited one included; fewer where the chain is too short
 * @returns ascending numbers of edits, from 0 to `edits`
 */
export function drawVersions(rng: Rng, edits: number, count: number): number[] {
  const between = rng.shuffle(Array.from({ length: edits - 1 }, (_, index) => index + 1)).slice(0, Math.max(0, count - 2))
  return [0, ...between.sort((a, b) => a - b), edits]
}
