import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPaneGroup, type Pane } from './pane-group.ts'

/** Three panes that note where they are told to scroll. */
function threePanes() {
  const clock = { ms: 0 }
  let readyTimes = 0
  const group = createPaneGroup({
    expected: 3,
    now: () => clock.ms,
    onReady: () => {
      readyTimes++
    },
  })
  const told: number[][] = [[], [], []]
  const focus = { on: -1 }
  const panes = told.map(
    (fractions, index): Pane => ({ scrollTo: (fraction) => void fractions.push(fraction), hasFocus: () => focus.on === index }),
  )
  const leave = panes.map((pane) => group.join(pane))
  return { group, panes, told, clock, focus, leave, readyTimes: () => readyTimes }
}

describe('a group of panes', () => {
  it('is ready once, when all that are expected are', () => {
    const { group, panes, readyTimes } = threePanes()
    group.settle(panes[0]!)
    group.settle(panes[0]!)
    group.settle(panes[1]!)
    expect([group.isReady(), readyTimes()]).toEqual([false, 0])
    group.settle(panes[2]!)
    expect([group.isReady(), readyTimes()]).toEqual([true, 1])
  })

  it('is not ready before those that come late: a text stands at once, a picture or what has to be fetched first does not', () => {
    const { group, panes, leave, readyTimes } = threePanes()
    leave[2]!()
    group.settle(panes[0]!)
    group.settle(panes[1]!)
    expect([group.isReady(), readyTimes()]).toEqual([false, 0])
    group.join(panes[2]!)
    expect(group.isReady()).toBe(false)
    group.settle(panes[2]!)
    expect([group.isReady(), readyTimes()]).toEqual([true, 1])
  })

  it('is ready when nothing is expected', () => {
    const expecting = (expected: number) => createPaneGroup({ expected, now: () => 0, onReady: () => {} })
    expect([expecting(0).isReady(), expecting(1).isReady()]).toEqual([true, false])
  })

  it('scrolls the others along, and takes what they say of it for an echo', () => {
    const { group, panes, told, clock } = threePanes()
    group.setSyncing(true)
    group.scrolled(panes[0]!, 0.5)
    group.scrolled(panes[1]!, 0.49)
    expect(told).toEqual([[], [0.5], [0.5]])
    clock.ms = 1000
    group.scrolled(panes[1]!, 0.1)
    expect(told).toEqual([[0.1], [0.5], [0.5, 0.1]])
  })

  it('does not let a pane move the others while the pointer is in another one, unless it has the focus', () => {
    const { group, panes, told, focus } = threePanes()
    group.setSyncing(true)
    group.lead(panes[0])
    group.scrolled(panes[1]!, 0.3)
    expect(told).toEqual([[], [], []])
    focus.on = 1
    group.scrolled(panes[1]!, 0.3)
    expect(told).toEqual([[0.3], [], [0.3]])
  })

  it('passes on nothing but fractions from 0 to 1, and nothing while it is switched off', () => {
    fc.assert(
      fc.property(fc.double(), fc.boolean(), (fraction, on) => {
        const { group, panes, told } = threePanes()
        group.setSyncing(on)
        group.scrolled(panes[0]!, fraction)
        const passed = on && fraction >= 0 && fraction <= 1
        expect(told[1]).toEqual(passed ? [fraction] : [])
      }),
    )
  })
})
