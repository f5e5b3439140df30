/**
 * How the simulated workers of one miner behave, as declared in the metagraph.
 * `noise` multiplies the residual noise of the median real rater: 1 = like that rater, below 1 = more skilled.
 */
export type Behaviour =
  | { readonly name: 'honest'; readonly noise: number }
  | { readonly name: 'careless'; readonly attentive: number }
  | { readonly name: 'random' }
  | { readonly name: 'constant' }
  | { readonly name: 'copier'; readonly of: string }

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
