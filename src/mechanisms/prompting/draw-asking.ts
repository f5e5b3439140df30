import type { Rng } from '../../core/rng.ts'
import { anchorAsking } from './anchors/anchor-asking.ts'
import { askFrom, type CoverageCell, type CoveragePlan, nextCell } from './human/coverage.ts'
import { aimDifficulty, type Difficulty } from './human/difficulty.ts'
import type { Persona } from './persona.ts'
import { cellVisits, countVisit, difficultyOf, type PromptingMemory } from './prompting-memory.ts'

/** One challenge in so many is an anchor. */
const ANCHOR_SHARE = 1 / 5

/** What is asked next: about what, as whom, how hard. */
export interface Asking extends Difficulty {
  readonly cell: CoverageCell
  readonly persona: Persona
  /** On the constant scale: nobody learns from it how hard to ask. */
  readonly anchor: boolean
  /** With this visit counted. */
  readonly memory: PromptingMemory
}

/** The cell that is due most, as hard as the controller aims within the operator's bounds; or, now and then, the next anchor. */
export function drawAsking(plan: CoveragePlan, memory: PromptingMemory, rng: Rng): Asking {
  if (rng.fork('anchor').next() < ANCHOR_SHARE) {
    const { cell, persona, lambda, difficulty } = anchorAsking(plan, memory.anchors, { seed: memory.seed, rng })
    const next = countVisit({ ...memory, anchors: memory.anchors + 1 }, plan, cell)
    return { cell, persona, lambda, difficulty, anchor: true, memory: next }
  }
  const { settings } = memory
  const cell = nextCell(plan, cellVisits(memory, plan), settings.lambda)!
  const { persona, ...drawn } = askFrom(cell, rng.fork('persona'), settings.lambda)
  const aim = aimDifficulty(difficultyOf(memory, cell.type).hardness, drawn, settings.difficulty)
  return { cell, persona, ...aim, anchor: false, memory: countVisit(memory, plan, cell) }
}
