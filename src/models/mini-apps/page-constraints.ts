import type { Rng } from '../../core/rng.ts'
import type { PageCheck } from '../../sandbox/page-check.ts'
import type { Fragment, Requirement } from './mini-app.ts'

/** What may be asked of any page, whatever it shows and whatever controls it has. A page that was not asked does not do it by itself. */
export function pageConstraints(rng: Rng): Requirement[] {
  return [reactsAtOnce(rng), focusRing(rng), centredOnPhone(rng), quietView(rng), largeTitle(rng), thickFrame(rng)]
}

function reactsAtOnce(rng: Rng): Requirement {
  const word = rng.pick(['done', 'got it', 'noted', 'okay'])
  const mark = `✓ ${word}`
  // In the head line's upper padding and out of the flow: it moves nothing else and is in nobody's way.
  const parts = (show: string, hideMs: number): Fragment => ({
    css: `header { position: relative }
#confirmation { position: absolute; top: 0; right: 18px; font-size: 11px; line-height: 12px; font-weight: 600; color: var(--accent); pointer-events: none }`,
    header: '<span id="confirmation" role="status"></span>',
    script: `{
let hiding, confirmed = 0
const tell = () => {
  find('#confirmation').textContent = '${mark}'
  clearTimeout(hiding)
  hiding = setTimeout(() => { find('#confirmation').textContent = '' }, ${hideMs})
}
addEventListener('click', () => { ${show} }, true)
}`,
  })
  const told = { see: 'count', of: `text="${mark}"` } as const
  return {
    name: 'reacts at once',
    kind: 'constraint',
    words: rng.pick([
      `Every click, wherever it goes, is confirmed within a tenth of a second by the words "${mark}" in the head line, for two seconds.`,
      `The page must feel quick: click anything, the title too, and "${mark}" stands in the head line at once; it goes after two seconds.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'before', at: told },
        { do: 'press', on: 'h1', thenMs: 100 },
        { do: 'look', as: 'soon', at: told },
        { do: 'wait', ms: 4000 },
        { do: 'look', as: 'later', at: told },
        { do: 'press', on: 'h1', thenMs: 100 },
        { do: 'look', as: 'again', at: told },
      ],
      expect: [
        { that: { of: 'before' }, is: 'equal', to: 0 },
        { that: { of: 'soon' }, is: 'equal', to: 1 },
        { that: { of: 'later' }, is: 'equal', to: 0 },
        { that: { of: 'again' }, is: 'equal', to: 1 },
      ],
    },
    built: parts('tell()', 2000),
    worse: [
      {
        family: 'performance',
        words: `After a click the words "${mark}" may follow in the head line about a second later, for two seconds.`,
        built: parts('setTimeout(tell, 1000)', 2000),
      },
      {
        family: 'robustness',
        words: `The first click is confirmed by the words "${mark}" in the head line; later ones need not be.`,
        built: parts('if (confirmed++ === 0) tell()', 2000),
      },
    ],
  }
}

function focusRing(rng: Rng): Requirement {
  const width = rng.int(4, 6)
  const ring = (style: string): Fragment => ({
    css: `:focus { outline: ${style} !important; outline-offset: -2px !important }`,
    script: `find('h1').tabIndex = 0`,
  })
  return {
    name: 'focus ring',
    kind: 'constraint',
    words: rng.pick([
      `Controls, and the title when it is clicked, have a ring at least ${width} pixels thick around them while they have the focus.`,
      `Nobody must get lost: what has the focus, be it a control or the title after a click on it, is framed by a ring of ${width} pixels or more.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'press', on: 'h1' },
        { do: 'look', as: 'ring', at: { see: 'style', of: 'h1', property: 'outline-width' } },
        { do: 'look', as: 'kind', at: { see: 'style', of: 'h1', property: 'outline-style' } },
      ],
      expect: [
        { that: { of: 'ring' }, is: 'at-least', to: width },
        { that: { of: 'kind' }, is: 'different', to: 'none' },
      ],
    },
    built: ring(`${width}px solid var(--accent)`),
    worse: [
      { family: 'contradict', words: 'What has the focus, title or control, looks like all else, without a ring.', built: ring('none') },
      { family: 'weaken', words: 'A hairline of one pixel around what has the focus is enough.', built: ring('1px dotted var(--accent)') },
    ],
  }
}

function centredOnPhone(rng: Rng): Requirement {
  const aligned = (side: string, below: number): Fragment => ({
    css: `@media (max-width: ${below}px) { h1 { text-align: ${side} !important; flex-basis: 100% !important; white-space: normal !important } }`,
  })
  const titleAt = (as: string, width: number) =>
    [
      { do: 'size', width, height: 640 },
      { do: 'look', as, at: { see: 'style', of: 'h1', property: 'text-align' } },
    ] as const
  return {
    name: 'centred on a phone',
    kind: 'constraint',
    words: rng.pick([
      'In a window narrower than 400 pixels the title stands in the middle, in a line of its own.',
      'On a phone (less than 400 pixels wide) the title has the first line for itself and is centred.',
    ]),
    check: {
      kind: 'page',
      steps: [...titleAt('phone', 390), ...titleAt('small', 320), { do: 'look', as: 'overflow', at: { see: 'overflow' } }],
      expect: [
        { that: { of: 'phone' }, is: 'equal', to: 'center' },
        { that: { of: 'small' }, is: 'equal', to: 'center' },
        { that: { of: 'overflow' }, is: 'equal', to: 0 },
      ],
    },
    built: aligned('center', 399),
    worse: [
      {
        family: 'contradict',
        words: 'In a window narrower than 400 pixels the title goes to the right edge.',
        built: aligned('right', 399),
      },
      { family: 'weaken', words: 'In a window narrower than 330 pixels the title stands in the middle.', built: aligned('center', 329) },
    ],
  }
}

function quietView(rng: Rng): Requirement {
  const parts = (press: string): Fragment => ({
    css: 'header[hidden] { display: none }',
    script: `addEventListener('keydown', (event) => { if (event.key === 'Escape') { ${press} } })`,
  })
  const title = { see: 'count', of: 'h1' } as const
  const twice: PageCheck = {
    kind: 'page',
    steps: [
      { do: 'look', as: 'first', at: title },
      { do: 'key', key: 'Escape' },
      { do: 'look', as: 'quiet', at: title },
      { do: 'key', key: 'Escape' },
      { do: 'look', as: 'back', at: title },
    ],
    expect: [
      { that: { of: 'first' }, is: 'equal', to: 1 },
      { that: { of: 'quiet' }, is: 'equal', to: 0 },
      { that: { of: 'back' }, is: 'equal', to: 1 },
    ],
  }
  return {
    name: 'quiet view',
    kind: 'constraint',
    words: rng.pick([
      'The Escape key hides the head line with the title, for an undisturbed view; pressed again, it is back.',
      'It must be possible to look at it without the title line: Escape takes it away and brings it back.',
    ]),
    check: twice,
    built: parts(`find('header').hidden = !find('header').hidden`),
    worse: [
      {
        family: 'robustness',
        words: 'The Escape key hides the head line with the title for good.',
        built: parts(`find('header').hidden = true`),
      },
      {
        family: 'weaken',
        words: 'The Escape key lets the head line with the title fade to half its strength, and back.',
        built: parts(`find('header').style.opacity = find('header').style.opacity ? '' : '.5'`),
      },
    ],
  }
}

function largeTitle(rng: Rng): Requirement {
  const size = rng.int(24, 30)
  const title = (pixels: number): Fragment => ({
    css: `h1 { font-size: ${pixels}px !important; line-height: 1.15 !important; white-space: normal !important; min-width: 0; overflow-wrap: anywhere }`,
  })
  return {
    name: 'large title',
    kind: 'constraint',
    words: rng.pick([
      `The title has to be read from across the room: letters of at least ${size} pixels.`,
      `The heading is set large, ${size} pixels or more.`,
    ]),
    check: {
      kind: 'page',
      steps: [{ do: 'look', as: 'size', at: { see: 'style', of: 'role=heading', property: 'font-size' } }],
      expect: [{ that: { of: 'size' }, is: 'at-least', to: size }],
    },
    built: title(size),
    worse: [
      { family: 'style', words: 'The title is in small print, 11 pixels.', built: title(11) },
      { family: 'weaken', words: `The title is a little larger than the other text, ${size - 6} pixels.`, built: title(size - 6) },
    ],
  }
}

function thickFrame(rng: Rng): Requirement {
  const width = rng.int(8, 14)
  const frame = (style: string): Fragment => ({ css: `body { border: ${style} !important }` })
  return {
    name: 'thick frame',
    kind: 'constraint',
    words: rng.pick([
      `It will hang on a wall: a solid frame ${width} pixels thick runs around the whole page.`,
      `The whole page stands in a solid frame of ${width} pixels.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'width', at: { see: 'style', of: 'body', property: 'border-left-width' } },
        { do: 'look', as: 'kind', at: { see: 'style', of: 'body', property: 'border-left-style' } },
        { do: 'look', as: 'overflow', at: { see: 'overflow' } },
      ],
      expect: [
        { that: { of: 'width' }, is: 'at-least', to: width },
        { that: { of: 'kind' }, is: 'equal', to: 'solid' },
        { that: { of: 'overflow' }, is: 'equal', to: 0 },
      ],
    },
    built: frame(`${width}px solid var(--accent)`),
    worse: [
      { family: 'style', words: 'A dashed line of two pixels runs around the whole page.', built: frame('2px dashed var(--accent)') },
      { family: 'weaken', words: 'A thin solid line, three pixels, runs around the whole page.', built: frame('3px solid var(--accent)') },
    ],
  }
}
