import { meanInterval } from '../src/stats/mean-interval.ts'
import { type Party, type PartyKind, replaySybils, type SybilWorld } from './sybil-replay.ts'

/** Parts of the first window's work of an honest miner that a name costs. */
const PRICES = [0, 0.25, 1] as const
const WINDOW = 8

/** A person with 2, 4, 8 and 16 names or several of them, houses with one name and eight hands, and honest miners for the rest. */
export function SYBIL_KINDS(miners: number): PartyKind[] {
  const persons = [
    { kind: '2', parties: 4, names: 2, hands: 1 },
    { kind: '4', parties: 2, names: 4, hands: 1 },
    { kind: '8', parties: 1, names: 8, hands: 1 },
    { kind: '16', parties: 1, names: 16, hands: 1 },
  ]
  const houses = { kind: 'house', parties: 4, names: 1, hands: 8 }
  const taken = [...persons, houses].reduce((sum, { parties, names }) => sum + parties * names, 0)
  return [{ kind: 'honest', parties: miners - taken, names: 1, hands: 1 }, houses, ...persons]
}

export interface ReturnCell {
  readonly names: string
  /** From the founding, or after the first window. */
  readonly span: string
  readonly against: 'honest' | 'house'
  /** By price of a name: mean over draws, with Student's 95 %. */
  readonly returns: readonly { readonly mean: number; readonly interval: readonly [number, number] }[]
  /** Share of the persons of whom two names were flagged. */
  readonly found: number
}

/** Return = pay / (looks + registrations), of all persons of a kind together, as a multiple of the honest one in the same draw. */
export function returnCells(world: SybilWorld, { seed, draws }: { seed: string; draws: number }): ReturnCell[] {
  const runs = Array.from({ length: draws }, (_, draw) => replaySybils(world, `${seed}/${draw}`))
  const spans = [
    { span: `1 to ${WINDOW}`, from: 0, to: WINDOW },
    { span: `${WINDOW + 1} to ${world.epochs}`, from: WINDOW, to: world.epochs },
    { span: 'all', from: 0, to: world.epochs },
  ].filter(({ from, to }) => from < world.epochs && (from > 0 || to === WINDOW || world.epochs > WINDOW))
  const persons = world.kinds.filter(({ names }) => names > 1)
  return persons.flatMap(({ kind }) =>
    spans.flatMap(({ span, from, to }) =>
      (['honest', 'house'] as const).map((against): ReturnCell => {
        const returns = PRICES.map((price) => {
          const ratios = runs.map((run) => {
            const honest = run.filter((party) => party.kind === 'honest')
            const nameCost = (price * sumOf(honest, 'looks', 0, WINDOW)) / honest.length
            const rate = (who: string) => {
              const group = run.filter((party) => party.kind === who)
              const cost = sumOf(group, 'looks', from, to) + nameCost * sumOf(group, 'registrations', from, to)
              return sumOf(group, 'pay', from, to) / cost
            }
            return rate(kind) / rate(against)
          })
          const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length
          return { mean, interval: meanInterval(ratios) ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] }
        })
        const all = runs.flat().filter((party) => party.kind === kind)
        return { names: kind, span, against, returns, found: all.filter(({ found }) => found !== undefined).length / all.length }
      }),
    ),
  )
}

function sumOf(parties: readonly Party[], what: 'looks' | 'registrations' | 'pay', from: number, to: number): number {
  return parties.flatMap((party) => party[what].slice(from, to)).reduce((sum, value) => sum + value, 0)
}
