import * as z from 'zod'
import { ChallengeSettings, DEFAULT_CHALLENGE_SETTINGS } from '../../protocol/challenge-settings.ts'
import { mean } from '../../stats/mean.ts'
import type { Memory } from '../mechanism.ts'
import type { CoverageCell, CoveragePlan } from './human/coverage.ts'
import type { DifficultyState } from './human/difficulty.ts'

const share = z.number().min(0).max(1)

const PromptingMemory = z.object({
  seed: z.string().describe('orders cells that are equally due: secret, and another one in each validator'),
  visits: z
    .record(z.string(), z.array(z.number().int().min(0)))
    .describe('by task type: how often each of its cells was drawn, in the order of the plan'),
  difficulty: z
    .record(z.string(), z.object({ hardness: share, items: z.number(), passed: share }))
    .catch({})
    .describe('by task type: what the controller has learnt'),
  discarded: z.number().int().describe('drafts thrown away, from which nobody could have told what is wanted'),
  settings: ChallengeSettings.catch(DEFAULT_CHALLENGE_SETTINGS).describe('what the operator wanted when the last challenge was made'),
  anchors: z.number().int().min(0).catch(0).describe('how many challenges were asked on the constant scale'),
})

/** What the mechanism remembers: which cells were drawn, and how hard questions may be. A seed of '' is still to be drawn. */
export type PromptingMemory = Readonly<z.infer<typeof PromptingMemory>>

const NOTHING: PromptingMemory = {
  seed: '',
  visits: {},
  difficulty: {},
  discarded: 0,
  settings: DEFAULT_CHALLENGE_SETTINGS,
  anchors: 0,
}
/** Where nothing is known of any type. */
const FIRST_HARDNESS = 0.5

/** What another version has written is forgotten: it counted other cells. */
export function readPromptingMemory(memory: Pick<Memory, 'read'> | undefined): PromptingMemory {
  return PromptingMemory.safeParse(memory?.read()).data ?? NOTHING
}

/** Where the controller stands with a type: with a new one where it stands with the others. */
export function difficultyOf({ difficulty }: PromptingMemory, type: string): DifficultyState {
  const others = mean(Object.values(difficulty).map(({ hardness }) => hardness))
  return difficulty[type] ?? { hardness: others ?? FIRST_HARDNESS, items: 0, passed: 0 }
}

/** The visits as the scheduler reads them: in the plan's order. */
export function cellVisits({ visits }: PromptingMemory, plan: CoveragePlan): Uint32Array {
  const result = new Uint32Array(plan.cells.length)
  for (const [type, places] of placesByType(plan))
    for (const [n, count] of (visits[type] ?? []).entries()) if (places[n] !== undefined) result[places[n]] = count
  return result
}

/** One more visit of a cell. */
export function countVisit(memory: PromptingMemory, plan: CoveragePlan, { index, type }: CoverageCell): PromptingMemory {
  const counts = (placesByType(plan).get(type) ?? []).map((place, n) => (memory.visits[type]?.[n] ?? 0) + (place === index ? 1 : 0))
  return { ...memory, visits: { ...memory.visits, [type]: counts } }
}

const placesOfPlan = new WeakMap<CoveragePlan, ReadonlyMap<string, readonly number[]>>()

/** Where in a plan the cells of each type are: found once, there are tens of thousands. */
function placesByType(plan: CoveragePlan): ReadonlyMap<string, readonly number[]> {
  const known = placesOfPlan.get(plan)
  if (known) return known
  const found = new Map<string, number[]>()
  for (const { type, index } of plan.cells) {
    const places = found.get(type) ?? []
    found.set(type, places)
    places.push(index)
  }
  placesOfPlan.set(plan, found)
  return found
}
