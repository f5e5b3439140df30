import type { Hotkey } from '../protocol/ids.ts'
import { ValidatorCallError } from './errors.ts'
import { keepHouse } from './keep-house.ts'
import { meetValidator } from './meet-validator.ts'
import type { Miner } from './miner.ts'
import type { ValidatorClient } from './validator-client.ts'
import { waitBriefly } from './wait-briefly.ts'

/** So long a step waits for its turns with validators. */
const PATIENCE_MS = 2_000

/** The steps of one miner that runs live. */
export interface MinerSteps {
  /** As `runStep`, but whoever is slow is not waited for: its turn goes on, and it has no other until that has ended. */
  step(): Promise<void>
  /** Waits for the turns that are under way. */
  end(): Promise<void>
}

/** Steps of a miner whose validators may hang: each delays what is meant for it, and nothing else. */
export function createSteps(miner: Miner): MinerSteps {
  const underWay = new Map<Hotkey, Promise<void>>()
  const broken: unknown[] = []

  function begin(validator: ValidatorClient): Promise<void> {
    const turn = meetValidator(miner, validator)
      .catch((error: unknown) => {
        if (!(error instanceof ValidatorCallError)) broken.push(error)
      })
      .finally(() => underWay.delete(validator.hotkey))
    underWay.set(validator.hotkey, turn)
    return turn
  }

  return {
    async step() {
      const begun = (await miner.validators()).filter(({ hotkey }) => !underWay.has(hotkey)).map(begin)
      await waitBriefly(Promise.all(begun), PATIENCE_MS)
      const [error] = broken.splice(0) // all of them, even if the next line throws: else they would pile up
      await keepHouse(miner)
      if (error !== undefined) throw error
    },
    async end() {
      await Promise.all(underWay.values())
    },
  }
}
