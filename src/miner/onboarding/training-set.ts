import { opaqueId } from '../../core/hash.ts'
import { createRng } from '../../core/rng.ts'
import type { Brief, BriefEdit, BriefFamily } from '../../models/brief.ts'
import { BRIEF_FAMILIES } from '../../models/brief-families.ts'
import { degradationChain } from '../../models/degradation-chain.ts'
import { tidyLine } from '../../models/functions/tidy-line.ts'
import { tidyList } from '../../models/functions/tidy-list.ts'
import type { Response } from '../../protocol/task.ts'
import type { TrainingTaskRow } from '../../store/onboarding-training.ts'

/** What the built-in generator can make for training: pages, texts and functions. */
const FAMILIES: readonly BriefFamily[] = [...BRIEF_FAMILIES, tidyLine, tidyList]

/** Domains that there are training sets for. */
export const TRAINING_DOMAINS: readonly string[] = [...new Set(FAMILIES.map(({ domain }) => domain))].sort()

/** Versions after the first: four responses in all. */
const STEPS = 3
/** Whether two versions came out the same is known when they are made; a fresh draw is as good. */
const MOST_DRAWS = 20

/** A fault that was built in: what was asked for, and what was made instead. */
interface Fault {
  readonly asked: string
  /** null: left out. */
  readonly instead: string | null
}

/** A training task with its truth. */
export interface TrainingDraft {
  readonly instruction: string
  readonly requirements: readonly string[]
  /** In the order in which they are shown, which says nothing about them. */
  readonly responses: readonly { readonly response: Response; readonly builtRank: number; readonly faults: readonly Fault[] }[]
}

/**
 * Draws the task behind a row: an instruction, what meets it, and three versions that each have all faults of the one before and more.
 * Other workers, rounds and miners get others, so answers cannot be passed around; who lacks the secret cannot draw it beforehand.
 *
 * @param secret of the miner
 * @returns the same for the same row and secret, as long as the generator is the same
 */
export function drawTrainingTask(
  { miner, worker, domain, round, place }: Pick<TrainingTaskRow, 'miner' | 'worker' | 'domain' | 'round' | 'place'>,
  secret: string,
): TrainingDraft {
  const rng = createRng(JSON.stringify([secret, 'training', miner, worker, domain, round]))
  // One round goes through the families of its domain in a drawn order: as different as they can be.
  const families = rng.shuffle(FAMILIES.filter((family) => family.domain === domain))
  const family = families[(place - 1) % families.length]!
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const own = rng.fork(`${place}/${draw}`)
    const brief = family.draw(own, { persona: own.pick(PERSONAS), prefer: [] })
    const chain = degradationChain(own, brief.requirements, STEPS)
    const contents = chain.map((edits) => brief.respond(edits))
    if (new Set(contents).size < contents.length) continue
    return {
      instruction: brief.instruct(brief.requirements),
      requirements: brief.requirements.map(({ words }) => words),
      responses: chain
        .map((edits, index) => ({
          response: {
            id: opaqueId(secret, ['training', miner, worker, domain, round, place, index]),
            kind: brief.kind,
            content: contents[index]!,
          },
          builtRank: index + 1,
          faults: edits.map((edit) => faultOf(brief, edit)),
        }))
        .sort((a, b) => (a.response.id < b.response.id ? -1 : 1)), // as random as the ids are
    }
  }
  throw new Error(`drawTrainingTask: ${family.name} gave ${MOST_DRAWS} draws with two equal versions`)
}

const PERSONAS = ['a small museum', 'a school class', 'a club', 'a public library', 'a repair shop']

function faultOf({ requirements }: Brief, { requirement, worse }: BriefEdit): Fault {
  const asked = requirements.find(({ name }) => name === requirement)!
  return { asked: asked.words, instead: worse === undefined ? null : asked.worse[worse]!.words }
}
