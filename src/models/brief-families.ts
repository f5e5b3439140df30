import type { BriefFamily } from './brief.ts'
import { countryExplanation } from './facts/country-explanation.ts'
import { elementExplanation } from './facts/element-explanation.ts'
import { wordExplanation } from './facts/word-explanation.ts'
import { miniAppBriefs } from './mini-apps/mini-app-brief.ts'
import { MINI_APP_FAMILIES } from './mini-apps/mini-app-families.ts'

/** All that the built-in generator can make. To add a family: write it, name it in its list, and give it a topic in the seed registry. */
export const BRIEF_FAMILIES: readonly BriefFamily[] = [
  ...MINI_APP_FAMILIES.map(miniAppBriefs),
  countryExplanation,
  elementExplanation,
  wordExplanation,
]
