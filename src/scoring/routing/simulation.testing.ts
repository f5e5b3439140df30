import { createRng, type Rng } from '../../core/rng.ts'
import { rankRoutes } from './rank-routes.ts'
import { createRouteBook, type RouteBook } from './route-book.ts'

/** Chance of a right answer, by miner and type. */
export type Skills = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Three types and a specialist for each. */
export const SPECIALISTS: Skills = {
  ann: { sums: 0.95, code: 0.4, capitals: 0.4 },
  bob: { sums: 0.4, code: 0.95, capitals: 0.4 },
  cat: { sums: 0.4, code: 0.4, capitals: 0.95 },
}

/** Everybody is now what another one was. */
export function swapped(skills: Skills): Skills {
  const names = Object.keys(skills)
  return Object.fromEntries(names.map((name, at) => [name, skills[names[(at + 1) % names.length]!]!]))
}

/** Chooses the miner for prompt number `n`. */
export type Router = (n: number, type: string, names: readonly string[]) => string

/** What is learnt from one prompt: the scores of all miners, as a validator's test gives, or of the one that served alone. */
export type Feedback = 'all miners' | 'who served'

export interface SimulationOptions {
  readonly skills: Skills
  readonly prompts: number
  readonly rng: Rng
  readonly book: RouteBook
  readonly route: Router
  readonly feedback: Feedback
}

export interface SimulationResult {
  /** Share of prompts that went to a miner that none was better than. */
  readonly right: number
  /** Expected right answers that were lost, as a share of those of an oracle that knows all skills. */
  readonly regret: number
}

/** Sends prompts of random types to whom the router chooses; an answer is right (score 1) or wrong (score 0) by the miner's skill. */
export function simulateRouting({ skills, prompts, rng, book, route, feedback }: SimulationOptions): SimulationResult {
  const names = Object.keys(skills)
  const types = Object.keys(skills[names[0]!]!)
  let right = 0
  let lost = 0
  let best = 0
  for (let n = 0; n < prompts; n++) {
    const type = rng.pick(types)
    const chosen = route(n, type, names)
    const most = Math.max(...names.map((name) => skills[name]![type]!))
    const own = skills[chosen]![type]!
    right += own === most ? 1 : 0
    lost += most - own
    best += most
    for (const miner of feedback === 'all miners' ? names : [chosen])
      book.observe({ miner, type, quality: rng.next() < skills[miner]![type]! ? 1 : 0, answered: true, latencyMs: 1000 })
  }
  return { right: right / prompts, regret: lost / best }
}

/** Ours, with this book. */
export function learningRouter(book: RouteBook, rng: Rng): Router {
  return (n, type, names) =>
    rankRoutes(
      names.map((miner) => ({ miner, usdPerMillionTokens: 0 })),
      { types: new Map([[type, 1]]), book, rng: rng.fork(String(n)) },
    )[0]!.candidate.miner
}

/** One network from its start: 200 prompts to learn, 1,000 that count, then a swap, 50 to learn it, 1,000 that count again. */
export function playSwap(seed: string, feedback: Feedback, routerOf: (book: RouteBook, rng: Rng) => Router) {
  const rng = createRng(seed)
  const book = createRouteBook()
  const play = (label: string, skills: Skills, prompts: number) =>
    simulateRouting({ skills, prompts, rng: rng.fork(label), book, route: routerOf(book, rng.fork(`routes of ${label}`)), feedback })
  play('start', SPECIALISTS, 200)
  const before = play('before', SPECIALISTS, 1000)
  play('swap', swapped(SPECIALISTS), 50)
  return { before, after: play('after', swapped(SPECIALISTS), 1000) }
}
