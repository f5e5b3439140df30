import * as z from 'zod'

/**
 * How the simulated workers of one miner behave, as declared in the metagraph.
 * `noise` multiplies the residual noise of the median real rater: 1 = like that rater, below 1 = more skilled.
 */
export const Behaviour = z.discriminatedUnion('name', [
  z.object({ name: z.literal('honest'), noise: z.number().min(0) }),
  z.object({ name: z.literal('careless'), attentive: z.number().min(0).max(1).describe('share of the tasks that it looks at') }),
  z.object({ name: z.literal('random') }),
  z.object({ name: z.literal('constant') }),
  z.object({ name: z.literal('copier'), of: z.string().describe('name of the miner whose answers it copies') }),
])
export type Behaviour = Readonly<z.infer<typeof Behaviour>>

/** One line for people. @example describeBehaviour({ name: 'honest', noise: 0.6 }) // 'honest, noise 0.6x' */
export function describeBehaviour(behaviour: Behaviour): string {
  switch (behaviour.name) {
    case 'honest':
      return `honest, noise ${behaviour.noise}x`
    case 'careless':
      return `careless, looks at ${Math.round(behaviour.attentive * 100)} % of the tasks`
    case 'random':
      return 'random'
    case 'constant':
      return 'constant: calls everything equal'
    case 'copier':
      return `copies ${behaviour.of}`
  }
}
