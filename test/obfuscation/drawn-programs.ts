import { createRng } from '../../src/core/rng.ts'
import type { BriefEdit } from '../../src/models/brief.ts'
import { degradationChain } from '../../src/models/degradation-chain.ts'
import { miniAppBriefs } from '../../src/models/mini-apps/mini-app-brief.ts'
import { MINI_APP_FAMILIES } from '../../src/models/mini-apps/mini-app-families.ts'
import type { PageCheck } from '../../src/sandbox/page-check.ts'

/** A generated page with what one can do in it. */
export interface DrawnProgram {
  readonly name: string
  readonly html: string
  /** The other responses of its task. */
  readonly siblings: readonly string[]
  readonly checks: Readonly<Record<string, PageCheck>>
}

/** Fading colours take the browser's own time, which the sandbox does not hold: no two pictures of them are the same, of one page either. */
const AT_ONCE = '<style>* { transition: none !important }</style>\n'

/** The n-th program: families take turns; of each two, the second is degraded in one requirement. */
export function drawnProgram(n: number): DrawnProgram {
  const family = MINI_APP_FAMILIES[n % MINI_APP_FAMILIES.length]!
  const rng = createRng(`differential ${n}`)
  const brief = miniAppBriefs(family).draw(rng, { persona: 'a small museum', prefer: [] })
  const { name, worse } = rng.pick(brief.requirements)
  const isDegraded = Math.floor(n / MINI_APP_FAMILIES.length) % 2 === 1
  const edits = isDegraded ? [{ requirement: name, worse: rng.int(0, worse.length - 1) }] : []
  const checks = brief.requirements.map((requirement) => [requirement.name, withPictures(requirement.check as PageCheck)] as const) // a page's checks are page checks
  const pageOf = (changes: readonly BriefEdit[]) => brief.respond(changes).replace('</head>', `${AT_ONCE}</head>`)
  return {
    name: `${n} ${family.name}${isDegraded ? ', degraded' : ''}`,
    html: pageOf(edits),
    siblings: degradationChain(rng, brief.requirements, 3).map(pageOf),
    checks: Object.fromEntries(checks),
  }
}

/** The check with a picture of the whole window after each action. */
function withPictures(check: PageCheck): PageCheck {
  const steps = check.steps.flatMap((step, n): PageCheck['steps'] =>
    step.do === 'look' ? [step] : [step, { do: 'look', as: `picture${n}`, at: { see: 'picture', of: 'html' } }],
  )
  return { ...check, steps: steps.slice(0, 60) }
}
