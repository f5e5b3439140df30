import { breakEven } from './break-even.ts'
import { cartel } from './cartel.ts'
import { copiedRings } from './copied-rings.ts'
import { forgery } from './forgery.ts'
import { griefer } from './griefer.ts'
import { guessers } from './guessers.ts'
import { noConsensus } from './no-consensus.ts'
import { repeatedTasks } from './repeated-tasks.ts'
import { reversedMajority } from './reversed-majority.ts'
import type { Scenario } from './scenario.ts'
import { shortcuts } from './shortcuts.ts'
import { skill } from './skill.ts'
import { sourceReader } from './source-reader.ts'
import { sybil } from './sybil.ts'
import { sybilGrid } from './sybil-grid.ts'
import { wrongTruth } from './wrong-truth.ts'

/** Every failure mode that is run, in the order of the report. To add one: write its file, and name it here. */
export const SCENARIOS: readonly Scenario[] = [
  guessers,
  skill,
  breakEven,
  shortcuts,
  sybil,
  cartel,
  copiedRings,
  reversedMajority,
  wrongTruth,
  noConsensus,
  griefer,
  forgery,
  repeatedTasks,
]

/** What takes long and is run by name only: many networks, for one question. */
export const STUDIES: readonly Scenario[] = [
  sybilGrid({
    sizes: [1, 2],
    noises: [1, 0.6],
    ways: ['one look for all names', 'half of the looks shared', 'each name looks'],
    draws: 3,
  }),
  sourceReader,
]
