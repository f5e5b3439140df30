import type { Rng } from '../core/rng.ts'

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
  readonly kind: 'feature' | 'action'
  /** Always asked for: without it the page is no joy to look at. */
  readonly essential?: boolean
  /** The sentence in the instruction that asks for it. */
  readonly words: string
  /** What satisfies it. */
  readonly built: Fragment
  /** What looks like an attempt at it and visibly fails. */
  readonly broken: Fragment
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
  /** @returns an app with at least six requirements; same stream, same app */
  draw(rng: Rng): MiniApp
}

/** One way in which a response is worse than what was asked for. */
export interface Edit {
  readonly kind: 'drop' | 'break'
  /** Name of the requirement. */
  readonly requirement: string
}
