import type { Rng } from '../../../core/rng.ts'
import type { Json } from './program.ts'

/** Something that is done with each item of a list: said in words, in the two ways to write it, and done by our own code. */
export interface Step<Item extends Json> {
  /** To be said after "it". */
  readonly words: string
  /** In a chain of calls, such as `.filter((n) => n > 3)`. */
  readonly chained: string
  /** In the body of a loop over items that are called `item`. */
  readonly looped: string
  run(items: readonly Item[]): readonly Item[]
}

/** What becomes of the list in the end. */
export interface Ending<Item extends Json> {
  /** To be said after "returns". */
  readonly words: string
  /** From the list `kept` to what is returned, as one expression. */
  readonly expression: string
  /** The same as statements. */
  readonly statements: readonly string[]
  run(items: readonly Item[]): Json
}

/** Steps and endings on items of one kind. */
export interface StepKit<Item extends Json> {
  readonly takes: string
  readonly parameter: string
  filter(rng: Rng): Step<Item>
  map(rng: Rng): Step<Item>
  ending(rng: Rng): Ending<Item>
  draw(rng: Rng): Item[]
}

/** Keeps the items that fit. @param condition on `item`, in JavaScript */
export function filterStep<Item extends Json>(words: string, condition: string, keeps: (item: Item) => boolean): Step<Item> {
  return {
    words,
    chained: `.filter((item) => ${condition})`,
    looped: `if (!(${condition})) continue`,
    run: (items) => items.filter(keeps),
  }
}

/** Puts something else in the place of each item. @param expression of `item`, in JavaScript */
export function mapStep<Item extends Json>(words: string, expression: string, change: (item: Item) => Item): Step<Item> {
  return {
    words,
    chained: `.map((item) => ${expression})`,
    looped: `item = ${expression}`,
    run: (items) => items.map(change),
  }
}
