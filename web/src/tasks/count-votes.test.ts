import { expect, it } from 'vitest'
import { countVotes } from './count-votes.ts'

it('counts only judges that ranked both responses', () => {
  const judges: { ranks: Record<string, number> }[] = [
    { ranks: { r1: 1, r2: 2 } },
    { ranks: { r1: 1, r2: 3 } },
    { ranks: { r1: 2, r2: 2 } },
    { ranks: { r1: 2, r2: 1 } },
    { ranks: { r1: 1 } },
    { ranks: {} },
  ]
  expect(countVotes(judges, { chosenId: 'r1', rejectedId: 'r2' })).toEqual({ forIt: 2, tied: 1, against: 1 })
})
