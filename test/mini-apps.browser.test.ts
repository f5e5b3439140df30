import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRng } from '../src/core/rng.ts'
import { miniAppBriefs } from '../src/models/mini-apps/mini-app-brief.ts'
import { MINI_APP_FAMILIES } from '../src/models/mini-apps/mini-app-families.ts'
import { openPageSandbox, type PageSandbox } from '../src/sandbox/open-page-sandbox.ts'
import type { PageCheck } from '../src/sandbox/page-check.ts'
import { noChromium } from '../src/sandbox/testing.ts'

/** Two tasks of each family, one wide and one narrow. */
const cases = MINI_APP_FAMILIES.flatMap((family) =>
  [640, 320].map((width) => {
    const rng = createRng(`${family.name} in a browser, ${width}`)
    return { family: family.name, width, rng, brief: miniAppBriefs(family).draw(rng, { persona: 'a small museum', prefer: [] }) }
  }),
)

describe.skipIf(noChromium)('generated mini-apps in a browser', () => {
  let sandbox: PageSandbox
  beforeAll(async () => {
    sandbox = await openPageSandbox()
  })
  afterAll(() => sandbox.close())

  it.each(cases)(
    '$family, $width px wide: paints, fits, and meets every requirement but the one edited',
    async ({ width, rng, brief }) => {
      const checks = Object.fromEntries(brief.requirements.map(({ name, check }) => [name, check as PageCheck])) // a page's checks are page checks
      const fits: PageCheck = {
        kind: 'page',
        steps: [
          { do: 'look', as: 'overflow', at: { see: 'overflow' } },
          { do: 'look', as: 'colours', at: { see: 'colours', of: 'body' } },
        ],
        expect: [
          { that: { of: 'overflow' }, is: 'equal', to: 0 },
          { that: { of: 'colours' }, is: 'more', to: 20 },
        ],
      }
      const run = (edits: Parameters<typeof brief.respond>[0], wanted: Record<string, PageCheck>) =>
        sandbox.run(brief.respond(edits), { checks: wanted, viewport: { width, height: 420 } })
      const failed = ({ checks: outcomes }: Awaited<ReturnType<typeof run>>) =>
        Object.entries(outcomes).flatMap(([name, { passed, why }]) => (passed ? [] : [`${name}: ${why}`]))

      const original = await run([], { ...checks, fits })
      expect([original.problems, failed(original)]).toEqual([[], []])
      const { name, worse } = rng.pick(brief.requirements)
      const edited = await run([{ requirement: name, worse: rng.int(0, worse.length - 1) }], checks)
      expect([edited.problems, failed(edited).map((text) => text.split(': ')[0])]).toEqual([[], [name]])
    },
    120_000,
  )

  it('fill a frame that had no size when they started', async () => {
    const family = MINI_APP_FAMILIES.find(({ name }) => name === 'particle-field')!
    const brief = miniAppBriefs(family).draw(createRng('no size yet'), { persona: 'a small museum', prefer: [] })
    const grown: PageCheck = {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 200 },
        { do: 'look', as: 'none', at: { see: 'boxes', of: 'canvas', side: 'width' } },
        { do: 'wait', ms: 1000 },
        { do: 'look', as: 'colours', at: { see: 'colours', of: 'canvas' } },
        { do: 'look', as: 'width', at: { see: 'boxes', of: 'canvas', side: 'width' } },
      ],
      expect: [
        { that: { of: 'none', pick: 'length' }, is: 'equal', to: 0 },
        { that: { of: 'colours' }, is: 'more', to: 20 },
        { that: { of: 'width', pick: 0 }, is: 'more', to: 500 },
      ],
    }
    const late = `<style>html:not(.shown) body { width: 0; height: 0 }</style>
<script>setTimeout(() => document.documentElement.classList.add('shown'), 600)</script></head>`
    const { checks } = await sandbox.run(brief.respond([]).replace('</head>', late), { checks: { grown } })
    expect(checks.grown).toMatchObject({ passed: true })
  })
})
