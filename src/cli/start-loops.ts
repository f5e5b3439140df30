import type { LoopPlan } from './live-loops.ts'
import { type Loop, startLoop } from './loop.ts'
import type { Troubles } from './troubles.ts'

/** Starts a loop for every plan; what fails in one is told under its name, and tried again at its next turn. */
export function startLoops(plans: readonly LoopPlan[], troubles: Troubles): Loop {
  const loops = plans.map(({ name, everyMs, turn }) =>
    startLoop({ everyMs, turn, onSuccess: () => troubles.end(name), onError: (error) => troubles.begin(name, error) }),
  )
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()))
      await Promise.all(plans.map(({ end }) => end?.()))
    },
  }
}
