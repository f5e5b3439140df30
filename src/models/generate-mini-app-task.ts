import type { Rng } from '../core/rng.ts'
import { composePage } from './compose-page.ts'
import { degradationChain } from './degradation-chain.ts'
import type { Edit, MiniApp, MiniAppFamily } from './mini-app.ts'
import { MINI_APP_FAMILIES } from './mini-app-families.ts'
import { writeInstruction } from './write-instruction.ts'

/** A response whose rank among its siblings is known, because it was made worse on purpose. */
export interface GeneratedResponse {
  readonly kind: 'html'
  readonly content: string
  /** Generator, family and what was done to it, such as `built-in/particle-field: dropped counter; broke speed slider`. */
  readonly source: string
  readonly edits: readonly Edit[]
  /** 1 = best. */
  readonly knownRank: number
}

export interface GeneratedTask {
  readonly domain: string
  readonly title: string
  readonly instruction: string
  /** Best first. */
  readonly responses: readonly GeneratedResponse[]
}

/**
 * Makes one task without network or language model: a mini-app drawn from one of the families, its request in words, the page
 * that meets it and three nested degradations of that page. Same stream, same task.
 * @param families to draw from; all by default
 */
export function generateMiniAppTask(rng: Rng, families: readonly MiniAppFamily[] = MINI_APP_FAMILIES): GeneratedTask {
  const family = rng.pick(families)
  const app = withSome(rng, family.draw(rng), rng.int(7, 8))
  const chain = degradationChain(rng, app.requirements, 3)
  return {
    domain: family.domain,
    title: app.title,
    instruction: writeInstruction(rng, app),
    responses: chain.map((edits, index) => ({
      kind: 'html',
      content: composePage(app, edits),
      source: `built-in/${family.name}: ${describe(edits)}`,
      edits,
      knownRank: index + 1,
    })),
  }
}

/** The app asked for with only `count` of its requirements, in their order: enough to tell apart, few enough to check by hand. */
function withSome(rng: Rng, app: MiniApp, count: number): MiniApp {
  const essential = app.requirements.filter((requirement) => requirement.essential)
  const others = rng.shuffle(app.requirements.filter((requirement) => !requirement.essential))
  const chosen = new Set([...essential, ...others].slice(0, count))
  return { ...app, requirements: app.requirements.filter((requirement) => chosen.has(requirement)) }
}

function describe(edits: readonly Edit[]): string {
  if (edits.length === 0) return 'complete'
  return edits.map(({ kind, requirement }) => `${kind === 'drop' ? 'dropped' : 'broke'} ${requirement}`).join('; ')
}
