import type { Look, PageCheck } from '../../sandbox/page-check.ts'

/** Short forms for what nearly every check of a game says. */

type Step = PageCheck['steps'][number]
type Expectation = PageCheck['expect'][number]

/** Clicks the first match once, then lets time pass. */
export const press = (on: string, thenMs = 800): Step => ({ do: 'press', on, thenMs })

export const pressKey = (key: string, thenMs = 800): Step => ({ do: 'key', key, thenMs })

/** Holds a key down. */
export const holdKey = (key: string, holdMs: number, thenMs = 100): Step => ({ do: 'key', key, holdMs, thenMs })

/** Types into whatever has the focus. */
export const typeText = (text: string, thenMs = 800): Step => ({ do: 'type', text, thenMs })

export const wait = (ms: number): Step => ({ do: 'wait', ms })

export const look = (as: string, at: Look): Step => ({ do: 'look', as, at })

/** Remembers the first number in what the target says. */
export const lookNumber = (as: string, of: string): Step => look(as, { see: 'number', of })

/** Remembers how many matches can be seen. */
export const lookCount = (as: string, of: string): Step => look(as, { see: 'count', of })

/** Remembers all that the page says. */
export const lookPage = (as: string): Step => look(as, { see: 'text', of: 'body' })

export const equals = (of: string, to: number | string, within = 0): Expectation => ({ that: { of }, is: 'equal', to, within })

export const contains = (of: string, to: string): Expectation => ({ that: { of }, is: 'containing', to })

export const pageCheck = (steps: readonly Step[], expect: readonly Expectation[]): PageCheck => ({
  kind: 'page',
  steps: [...steps],
  expect: [...expect],
})

/** The button with that accessible name. */
export const button = (name: string) => `role=button[name="${name}"]`

/** Sets a field, a slider or a list. */
export const fill = (on: string, value: number | string, thenMs = 800): Step => ({ do: 'fill', on, value: String(value), thenMs })

/** Clicks at a place of an element: shares of its width and height. */
export const click = (within: string, x: number, y: number, thenMs = 800): Step => ({ do: 'click', at: { in: within, x, y }, thenMs })

export const move = (within: string, x: number, y: number, thenMs = 800): Step => ({ do: 'move', at: { in: within, x, y }, thenMs })

/** Draws from one place of an element to another. */
export const drag = (within: string, from: readonly [number, number], to: readonly [number, number], thenMs = 800): Step => ({
  do: 'drag',
  from: { in: within, x: from[0], y: from[1] },
  to: { in: within, x: to[0], y: to[1] },
  thenMs,
})

/** Compares what is remembered under a name with a thing itself, or with `seen(name)`. */
export const compare = (of: string, is: Expectation['is'], to?: Expectation['to']): Expectation =>
  to === undefined ? { that: { of }, is } : { that: { of }, is, to }

/** What is remembered under a name, as the other side of a comparison; a number may be scaled and moved. */
export const seen = (of: string, times?: number, plus?: number) => ({
  of,
  ...(times === undefined ? {} : { times }),
  ...(plus === undefined ? {} : { plus }),
})
