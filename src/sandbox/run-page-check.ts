import { holdExpectation } from './hold-expectation.ts'
import type { Seen } from './look-at-page.ts'
import type { PageStage } from './open-page-stage.ts'
import { PageCheck, type PageStep } from './page-check.ts'
import type { CheckOutcome } from './page-report.ts'

/** A step that this page does not allow: the check does not hold. */
class StepImpossible extends Error {}

/** Loads the page afresh, does the steps, and compares what was seen. */
export async function runPageCheck(stage: PageStage, check: PageCheck): Promise<CheckOutcome> {
  const { steps, expect } = PageCheck.parse(check)
  const seen = new Map<string, Seen>()
  await stage.load()
  let failure: string | undefined
  for (const [n, step] of steps.entries()) {
    try {
      if (step.do === 'look') seen.set(step.as, await stage.look(step.at))
      else await act(stage, step)
    } catch (error) {
      if (!(error instanceof Error) || stage.isClosed()) throw error
      failure = `step ${n + 1} (${step.do}): ${error.message}`
      break
    }
  }
  failure ??= expect.filter((expectation) => !holdExpectation(seen, expectation)).map((one) => `not so: ${JSON.stringify(one)}`)[0]
  return { passed: failure === undefined, seen: Object.fromEntries(seen), ...(failure === undefined ? {} : { why: failure }) }
}

type Act = Exclude<PageStep, { do: 'look' }>

async function act(stage: PageStage, step: Act): Promise<void> {
  const { mouse, keyboard } = stage
  switch (step.do) {
    case 'wait':
      return stage.advance(step.ms)
    case 'size':
      await stage.resize(step.width, step.height)
      return stage.advance(200)
    case 'press':
      for (let n = 0; n < step.times; n++) {
        const { x, y } = await spotOf(stage, step.on, 0.5, 0.5, true)
        await mouse.click(x, y)
        await stage.advance(n === step.times - 1 ? step.thenMs : 50)
      }
      return
    case 'click': {
      const { x, y } = await spotOf(stage, step.at.in, step.at.x, step.at.y)
      await mouse.click(x, y)
      return stage.advance(step.thenMs)
    }
    case 'move': {
      const { x, y } = await spotOf(stage, step.at.in, step.at.x, step.at.y)
      await mouse.move(x, y)
      return stage.advance(step.thenMs)
    }
    case 'drag':
      return drag(stage, step)
    case 'key':
      for (let n = 0; n < step.times; n++) {
        await keyboard.down(step.key)
        if (step.holdMs > 0) await stage.advance(step.holdMs)
        await keyboard.up(step.key)
        if (n < step.times - 1) await stage.advance(50)
      }
      return stage.advance(step.thenMs)
    case 'type':
      for (const sign of step.text) {
        await keyboard.type(sign)
        await stage.advance(32)
      }
      return stage.advance(step.thenMs)
    case 'fill': {
      const outcome = await stage.fill(step.on, step.value)
      if ('why' in outcome) throw new StepImpossible(outcome.why)
      if ('type' in outcome) await (step.value === '' ? keyboard.press('Delete') : keyboard.insertText(step.value))
      return stage.advance(step.thenMs)
    }
  }
}

/** In ten moves, a frame each, as a hand would. */
async function drag(stage: PageStage, { from, to, thenMs }: Extract<Act, { do: 'drag' }>): Promise<void> {
  const { mouse } = stage
  const start = await spotOf(stage, from.in, from.x, from.y)
  const end = await spotOf(stage, to.in, to.x, to.y)
  await mouse.move(start.x, start.y)
  await mouse.down()
  for (let n = 1; n <= 10; n++) {
    await mouse.move(start.x + ((end.x - start.x) * n) / 10, start.y + ((end.y - start.y) * n) / 10)
    await stage.advance(32)
  }
  await mouse.up()
  return stage.advance(thenMs)
}

async function spotOf(stage: PageStage, selector: string, x: number, y: number, mustReach = false): Promise<{ x: number; y: number }> {
  const spot = await stage.spot(selector, x, y, mustReach)
  if ('why' in spot) throw new StepImpossible(spot.why)
  return spot
}
