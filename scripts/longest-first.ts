import { existsSync } from 'node:fs'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that take more than two minutes on two cores, the longest first, but none that opens a browser: two of these at once disturb each other. On a fresh
 * machine nothing else tells: they are not the largest.
 */
const LONGEST: readonly string[] = ['src/simulation/scenarios/scenarios.test.ts', 'test/cli/headless.test.ts', 'test/cli/tasks.test.ts']

/** Starts the longest files first, so that none of them runs on alone while the other workers have nothing left to do. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = LONGEST.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))
    if (gone.length > 0) throw new Error(`scripts/longest-first.ts: expected files that exist, got ${gone.join(', ')}`)
    const sorted = await super.sort(files)
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((path) => moduleId.endsWith(`/${path}`))
      return place < 0 ? LONGEST.length : place
    }
    return sorted.sort((a, b) => placeOf(a) - placeOf(b))
  }
}
