import type { Rng } from '../../core/rng.ts'
import type { Brief, BriefFamily, BriefSeed } from '../brief.ts'
import { composePage } from './compose-page.ts'
import type { MiniApp, MiniAppFamily, Requirement } from './mini-app.ts'
import { pageConstraints } from './page-constraints.ts'
import { wordRequest } from './word-request.ts'

/** How many of an app's own requirements are asked for: enough to tell apart, few enough to check by hand. */
const FEWEST = 6
const MOST = 8

/** A family of mini-apps as one of briefs: draws an app, asks for some of its requirements and one or two constraints, and words the request. */
export function miniAppBriefs(family: MiniAppFamily): BriefFamily {
  return {
    name: family.name,
    domain: family.domain,
    kind: 'html',
    draw(rng, seed) {
      const drawn = family.draw(rng)
      const app = { ...drawn, requirements: [...withSome(rng, drawn, seed), ...someConstraints(rng, seed)] }
      return briefOf(family, app, wordRequest(rng, app, seed.persona))
    },
  }
}

function briefOf({ name, domain }: MiniAppFamily, app: MiniApp, instruct: Brief['instruct']): Brief {
  return {
    kind: 'html',
    family: name,
    domain,
    title: app.title,
    requirements: app.requirements.map(({ built: _, worse, ...requirement }) => ({
      ...requirement,
      worse: worse.map(({ family, words }) => ({ family, words })),
    })),
    instruct,
    respond: (edits) => composePage(app, edits),
  }
}

/** The essential requirements, those the seed prefers, and others by lot, in the order of the app. */
function withSome(rng: Rng, app: MiniApp, { prefer }: BriefSeed): Requirement[] {
  const essential = app.requirements.filter((requirement) => requirement.essential)
  const others = rng.shuffle(app.requirements.filter((requirement) => !requirement.essential))
  const preferred = others.filter(({ kind }) => prefer.includes(kind))
  const chosen = new Set<Requirement>()
  const count = rng.int(FEWEST, MOST)
  for (const requirement of [...essential, ...preferred.slice(0, 3), ...others]) if (chosen.size < count) chosen.add(requirement)
  return app.requirements.filter((requirement) => chosen.has(requirement))
}

/** The constraint that the seed prefers, if any, and perhaps another. */
function someConstraints(rng: Rng, { prefer }: BriefSeed): Requirement[] {
  const all = rng.shuffle(pageConstraints(rng))
  const preferred = all.filter(({ name }) => prefer.includes(name))
  return [...new Set([...preferred, ...all])].slice(0, rng.int(1, 2))
}
