import type { Seen } from './look-at-page.ts'

/** What a page did that no good page does. */
export interface PageProblem {
  readonly kind:
    | 'script-error'
    | 'network'
    | 'navigation'
    | 'dialog'
    | 'popup'
    | 'blocked'
    | 'no-paint'
    | 'hung'
    | 'too-large'
    | 'memory'
    | 'crashed'
    | 'flood'
  readonly detail: string
}

export interface CheckOutcome {
  readonly passed: boolean
  /** What was seen under each name, for the log. */
  readonly seen: Readonly<Record<string, Seen>>
  /** Why a step could not be done, or which expectation did not hold. */
  readonly why?: string
}

/** What came of running a page. Same page and checks, same report, save the milliseconds and the picture. */
export interface PageReport {
  /** No problem at all; says nothing of the checks. */
  readonly ok: boolean
  readonly problems: readonly PageProblem[]
  readonly checks: Readonly<Record<string, CheckOutcome>>
  /** The first lines that it wrote to the console. */
  readonly console: readonly string[]
  /** Real milliseconds until something was painted; absent where nothing was. */
  readonly firstPaintMs?: number
  readonly elapsedMs: number
  /** JPEG after a second of page time, where asked for. */
  readonly screenshot?: Uint8Array
}
