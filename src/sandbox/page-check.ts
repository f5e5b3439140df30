import * as z from 'zod'

/**
 * A check of a live page as data, so that it can be stored, replayed and written by a language model: load the page afresh, do some
 * steps, remember what is seen, compare. Time in the page stands still except where a step lets it pass, and its randomness is seeded:
 * the same page and check always give the same answer.
 */

/** A Playwright selector: CSS, or by what a person perceives (`role=button[name="Pause"]`, `text=Score`). Prefer the second: it holds for any page that does what was asked. */
const Target = z.string().min(1).max(300)

/** A point inside an element: shares of its width and height from its upper left corner. */
const Place = z.object({ in: Target.default('canvas, main, body'), x: z.number().min(0).max(1), y: z.number().min(0).max(1) })

/** A part of an element: shares of its width and height from its upper left corner. */
const Part = z.object({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().min(0).max(1),
  height: z.number().min(0).max(1),
})

/** Page time that passes after a step, in milliseconds; enough by default for a page that reacts late, so that lateness fails only the check that is about it. */
const Then = z.number().int().min(0).max(60_000).default(800)

/** What can be read off a page. All give `null` where the target is not there. */
export const Look = z.discriminatedUnion('see', [
  z.object({ see: z.literal('text'), of: Target }).describe('visible text of the first match, spaces collapsed'),
  z.object({ see: z.literal('texts'), of: Target }).describe('visible texts of all matches, from left to right and top to bottom: a list'),
  z.object({ see: z.literal('number'), of: Target }).describe('first number in the text of the first match'),
  z.object({ see: z.literal('numbers'), of: Target }).describe('all numbers in the texts of all matches: a list'),
  z.object({ see: z.literal('count'), of: Target }).describe('how many visible matches there are'),
  z.object({ see: z.literal('value'), of: Target }).describe('value of a form control; "true" or "false" for a box that can be ticked'),
  z.object({ see: z.literal('attribute'), of: Target, name: z.string() }),
  z
    .object({ see: z.literal('style'), of: Target, property: z.string() })
    .describe('computed style of the first match, such as `font-size`'),
  z
    .object({ see: z.literal('boxes'), of: Target, side: z.enum(['left', 'top', 'width', 'height']) })
    .describe('in CSS pixels, one per visible match in document order: a list'),
  z.object({ see: z.literal('picture'), of: Target }).describe('hash of the pixels of the first match'),
  z.object({ see: z.literal('colours'), of: Target }).describe('how many different colours its pixels have'),
  z
    .object({
      see: z.literal('share'),
      of: Target,
      colour: z
        .string()
        .regex(/^#[0-9a-f]{6}$/)
        .optional(),
      part: Part.optional(),
    })
    .describe(
      'share of its pixels (or of those in a part of it), in [0, 1], near that colour; without a colour: that differ from the most frequent one of all its pixels',
    ),
  z
    .object({ see: z.literal('painted'), call: z.string() })
    .describe('how often a canvas method (`arc`, `fillRect`, `fillText`, `stroke` ...) was called in the last frame'),
  z.object({ see: z.literal('written') }).describe('texts that canvases painted in the last frame: a list'),
  z.object({ see: z.literal('overflow') }).describe('CSS pixels by which the page is wider than its window; 0 = fits'),
  z
    .object({ see: z.literal('contrast'), of: Target })
    .describe('contrast ratio (WCAG 2) of the first match between its text and what is painted behind it'),
  z.object({ see: z.literal('errors') }).describe('script errors so far'),
])
export type Look = z.infer<typeof Look>

export const PageStep = z.discriminatedUnion('do', [
  z.object({ do: z.literal('wait'), ms: z.number().int().min(0).max(600_000) }).describe('lets page time pass'),
  z
    .object({ do: z.literal('press'), on: Target, times: z.number().int().min(1).max(50).default(1), thenMs: Then })
    .describe('clicks an element'),
  z.object({ do: z.literal('click'), at: Place, thenMs: Then }),
  z.object({ do: z.literal('move'), at: Place, thenMs: Then }),
  z.object({ do: z.literal('drag'), from: Place, to: Place, thenMs: Then }),
  z.object({
    do: z.literal('key'),
    key: z.string().min(1).max(20).describe('as in KeyboardEvent.key, or Playwright names such as `ArrowLeft`'),
    times: z.number().int().min(1).max(100).default(1),
    holdMs: z.number().int().min(0).max(10_000).default(0),
    thenMs: Then,
  }),
  z.object({ do: z.literal('type'), text: z.string().max(2000), thenMs: Then }).describe('types into whatever has the focus'),
  z
    .object({ do: z.literal('fill'), on: Target, value: z.string().max(200), thenMs: Then })
    .describe('sets a text field, a slider, a date or a list'),
  z.object({ do: z.literal('size'), width: z.number().int().min(200).max(2000), height: z.number().int().min(200).max(2000) }),
  z
    .object({ do: z.literal('look'), as: z.string().regex(/^[a-z][a-zA-Z0-9]*$/), at: Look })
    .describe('remembers what is seen under a name'),
])
export type PageStep = z.infer<typeof PageStep>

/** Something remembered (`{ of: 'before' }`, a number with `times` and `plus` applied in this order; a list with `pick`: one of its elements, its sum, smallest, largest or length), or the thing itself. */
const Value = z.union([
  z.object({
    of: z.string(),
    pick: z.union([z.number().int(), z.enum(['sum', 'min', 'max', 'length'])]).optional(),
    times: z.number().optional(),
    plus: z.number().optional(),
  }),
  z.string(),
  z.number(),
  z.array(z.string()),
  z.array(z.number()),
])

export const Expectation = z.object({
  that: Value,
  is: z
    .enum(['equal', 'different', 'more', 'less', 'at-least', 'at-most', 'matching', 'rising', 'falling', 'containing'])
    .describe(
      'matching: a regular expression; rising and falling: a list of numbers, or of texts in alphabetic order; containing: a list an element, a text a part',
    ),
  to: Value.optional().describe('absent for rising and falling'),
  within: z.number().min(0).default(0).describe('for equal and different: numbers this near count as equal'),
})
export type Expectation = z.infer<typeof Expectation>

export const PageCheck = z.object({
  kind: z.literal('page'),
  steps: z.array(PageStep).min(1).max(60),
  expect: z.array(Expectation).min(1).max(20).describe('all must hold; what compares with something that was not seen does not hold'),
})
export type PageCheck = z.input<typeof PageCheck>
