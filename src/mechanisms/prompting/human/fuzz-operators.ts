import { codeSwitch } from './code-switch.ts'
import { distractor } from './distractor.ts'
import { fillers } from './fillers.ts'
import { framing } from './framing.ts'
import type { FuzzOperator } from './fuzz-operator.ts'
import { greeting } from './greeting.ts'
import { learnerGrammar } from './learner-grammar.ts'
import { lostMarks } from './lost-marks.ts'
import { moodMarks } from './mood-marks.ts'
import { register } from './register.ts'
import { reordering } from './reordering.ts'
import { synonyms } from './synonyms.ts'
import { typos } from './typos.ts'

/** In the order in which they are applied: what is said, what is said around it, how it is spelt. */
export const FUZZ_OPERATORS: readonly FuzzOperator[] = [
  reordering,
  synonyms,
  framing,
  fillers,
  distractor,
  greeting,
  learnerGrammar,
  register,
  codeSwitch,
  moodMarks,
  lostMarks,
  typos,
]
