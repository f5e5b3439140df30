import type { Rng } from '../../core/rng.ts'
import type { PageCheck } from '../../sandbox/page-check.ts'
import type { EditFamily } from '../edit-family.ts'

/** A piece of a page. A page is its app's base plus one fragment per requirement: the pieces of a slot are joined in that order. */
export interface Fragment {
  readonly css?: string
  /** HTML in the head line, after the title. */
  readonly header?: string
  /** HTML in the main area. */
  readonly stage?: string
  /** HTML in the control bar below it; the bar is not there while it is empty. */
  readonly bar?: string
  /** JavaScript that runs once. It may turn the knobs (`let` variables and hooks) that the base declares. */
  readonly script?: string
  /** JavaScript that runs every animation frame, with `dt` seconds since the last one. */
  readonly frame?: string
}

/** One thing the instruction asks for, separate from all others: its fragment can be left out or swapped and the page still works. */
export interface Requirement {
  /** Names it in provenance, such as `speed slider`; unique within the app. */
  readonly name: string
  readonly kind: 'feature' | 'action' | 'constraint'
  /** Always asked for: without it the page is no joy to look at. */
  readonly essential?: boolean
  /** The sentence in the instruction that asks for it. */
  readonly words: string
  /** Passes on a page with `built`, whatever else was edited; fails without it and with any of `worse`. */
  readonly check: PageCheck
  /** What satisfies it. */
  readonly built: Fragment
  /** Ways to ask for something else instead, each with what satisfies that: a person who looks or tries sees that `words` is not met. */
  readonly worse: readonly Deviation[]
}

export interface Deviation {
  readonly family: EditFamily
  /** The sentence that would be in the instruction instead of the requirement's. */
  readonly words: string
  readonly built: Fragment
}

/** One drawn mini-app: what is asked for, and the pieces to build it from. */
export interface MiniApp {
  readonly title: string
  /** What the whole thing is, as a noun phrase: the instruction is built around it. */
  readonly wish: string
  readonly base: Fragment
  readonly requirements: readonly Requirement[]
}

/** A kind of mini-app whose subject, numbers, colours and wording are drawn anew each time. */
export interface MiniAppFamily {
  /** Names it in provenance, such as `particle-field`. */
  readonly name: string
  readonly domain: string
  /** @returns an app with at least nine requirements, four of them actions where its nature allows; same stream, same app */
  draw(rng: Rng): MiniApp
}
