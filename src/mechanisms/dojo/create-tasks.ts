import type { Rng } from '../../core/rng.ts'
import type { Brief } from '../../models/brief.ts'
import { BRIEF_FAMILIES } from '../../models/brief-families.ts'
import { degradationChain } from '../../models/degradation-chain.ts'
import type { EditFamily } from '../../models/edit-family.ts'
import type { CreateContext } from '../mechanism.ts'
import { DOJO_CRITERION, type DojoTask } from './dojo-task.ts'
import { wordSource } from './word-source.ts'

/** Texts are too short for that: heavily edited ones come out the same. */
const PAGES = BRIEF_FAMILIES.filter(({ kind }) => kind === 'html')

/**
 * Makes tasks on the spot with the built-in generator: what meets its instruction and nested degradations of it, so that the order is
 * known by construction. Nothing is run: right for simulations, where nobody looks at the responses. A network that people work for
 * serves the tasks of `generation`, whose truth has been verified.
 *
 * **Reads** nothing but `ctx`. **Writes** nothing. **Safe to repeat because** the same stream gives the same tasks.
 */
export async function createTasks(ctx: CreateContext, count: number): Promise<DojoTask[]> {
  return Array.from({ length: count }, (_, n) => {
    const brief = ctx.rng.pick(PAGES).draw(ctx.rng, { persona: 'a trial', prefer: [] })
    return {
      id: ctx.taskId(n),
      domain: brief.domain,
      origin: 'built-in',
      title: brief.title,
      instruction: brief.instruct(brief.requirements),
      requirements: brief.requirements.map(({ words }) => words),
      criterion: DOJO_CRITERION,
      responses: drawResponses(ctx.rng, brief),
      truth: 'construction',
    }
  })
}

function drawResponses(rng: Rng, brief: Brief): DojoTask['responses'] {
  const versions = degradationChain(rng, brief.requirements, 3).map((edits, index) => ({
    kind: brief.kind,
    content: brief.respond(edits),
    source: wordSource(
      `built-in/${brief.family}`,
      edits.map(({ requirement, worse }) => ({ requirement, family: familyOf(brief, requirement, worse) })),
    ),
    knownRank: index + 1,
  }))
  return rng.shuffle(versions).map((version, place) => ({ id: `r${place + 1}`, ...version }))
}

function familyOf({ requirements }: Brief, requirement: string, worse: number | undefined): EditFamily {
  return worse === undefined ? 'drop' : requirements.find(({ name }) => name === requirement)!.worse[worse]!.family
}
