import { answerDate } from './answer-date.ts'
import { chooseOption } from './choose-option.ts'
import { convertUnits } from './convert-units.ts'
import { fillGap } from './fill-gap.ts'
import { lookUpFact } from './look-up-fact.ts'
import { obeyRules } from './obey-rules.ts'
import { rateReview } from './rate-review.ts'
import { readOffTable } from './read-off-table.ts'
import type { Skill } from './skill.ts'
import { solveStory } from './solve-story.ts'
import { summarise } from './summarise.ts'
import { translatePhrases } from './translate-phrases.ts'
import { workOut } from './work-out.ts'
import { writeCode } from './write-code.ts'

/** What rules can do: the first that takes a challenge for its own answers it, so those that are surest come first. */
export const SKILLS: readonly Skill[] = [
  fillGap,
  chooseOption,
  writeCode,
  obeyRules,
  rateReview,
  summarise,
  readOffTable,
  translatePhrases,
  solveStory,
  convertUnits,
  answerDate,
  workOut,
  lookUpFact,
]
