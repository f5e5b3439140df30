import * as z from 'zod'
import type { Agent } from './agents/agent.ts'
import { Careless, careless } from './agents/careless.ts'
import { Cartel, cartel } from './agents/cartel.ts'
import { CherryPicker, cherryPicker } from './agents/cherry-picker.ts'
import { Constant, constant } from './agents/constant.ts'
import { Copier, copier } from './agents/copier.ts'
import { Extreme, extreme } from './agents/extreme.ts'
import { Flooder, flooder } from './agents/flooder.ts'
import { GoldLeaker, goldLeaker } from './agents/gold-leaker.ts'
import { Griefer, griefer } from './agents/griefer.ts'
import { Honest, honest } from './agents/honest.ts'
import { ModelAsWorker, modelAsWorker } from './agents/model-as-worker.ts'
import { Random, random } from './agents/random.ts'
import { Reversed, reversed } from './agents/reversed.ts'
import { Slow, slow } from './agents/slow.ts'
import { Sybil, sybil } from './agents/sybil.ts'

/** How the simulated workers of one miner behave, as data: kept with a network, shown by it, and given to simulations. */
export const Behaviour = z.discriminatedUnion('name', [
  Honest,
  Careless,
  Random,
  Constant,
  Extreme,
  Reversed,
  CherryPicker,
  Slow,
  Flooder,
  ModelAsWorker,
  Copier,
  Cartel,
  Sybil,
  GoldLeaker,
  Griefer,
])
export type Behaviour = Readonly<z.infer<typeof Behaviour>>

/** The agent that behaves so. One file each, of the behaviour's name, in `agents/`. */
export function createAgent(behaviour: Behaviour): Agent {
  switch (behaviour.name) {
    case 'honest':
      return honest(behaviour)
    case 'careless':
      return careless(behaviour)
    case 'random':
      return random()
    case 'constant':
      return constant()
    case 'extreme':
      return extreme()
    case 'reversed':
      return reversed()
    case 'cherry-picker':
      return cherryPicker(behaviour)
    case 'slow':
      return slow(behaviour)
    case 'flooder':
      return flooder()
    case 'model-as-worker':
      return modelAsWorker()
    case 'copier':
      return copier(behaviour)
    case 'cartel':
      return cartel(behaviour)
    case 'sybil':
      return sybil(behaviour)
    case 'gold-leaker':
      return goldLeaker(behaviour)
    case 'griefer':
      return griefer(behaviour)
  }
}

/** One line for people. @example describeBehaviour({ name: 'honest', noise: 0.6 }) // 'honest, noise 0.6x' */
export function describeBehaviour(behaviour: Behaviour): string {
  return createAgent(behaviour).words
}
