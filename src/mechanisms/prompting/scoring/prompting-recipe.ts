import type { AnswerRecipe } from './answer-recipe.ts'

/**
 * The default recipe of the prompting mechanism.
 *
 * Everything is under correctness: a surface measure, style or speed only ever decides how much of a right answer's worth is paid. Style
 * has .15 (prompting.md allows .2) because the references' style is the built-in generators'; speed .05 (of .1), because a second more
 * for looking something up should never cost what a wrong answer does.
 */
export const promptingRecipe: AnswerRecipe = {
  name: 'prompting',
  version: 'prompting-recipe/3',
  validity: { leastProven: 3, leastShare: 0.8, wrongBelow: 0.2 },
  echo: { most: 0.9 },
  meaning: 'embedder',
  style: 0.15,
  speed: 0.05,
  attempt: 0.02,
  copying: { kept: 0.4 },
  contradictionCap: 0.2,
  duplicates: { similarity: 0.8 },
  pairs: { leastMargin: 0.25, leastChosen: 0.5, most: 20 },
  copies: { alikeAnyway: 0.7, epochs: 60, mostTasks: 400 },
  skill: { decay: 0.9, priorTasks: 10, spread: 0.4, leastTasks: 20, suspendBelow: 0.02 },
  ledger: { prudence: 1, bonus: { most: 0, full: 4 } },
}

/** The same where language models judge what right answers mean. */
export const judgedRecipe: AnswerRecipe = { ...promptingRecipe, name: 'prompting-judged', meaning: 'judges' }
