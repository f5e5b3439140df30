import { numberProblem, type ProblemFamily } from './problem.ts'
import { STORIES } from './word-stories.ts'

/** Small stories with a number to find: by formula, and by going through them. Some can be asked with one sentence held back. */
export const wordProblems: ProblemFamily = (rng, level) => {
  const { subtopic, told, heldBack, question, byFormula, bySteps, slack } = rng.pick(STORIES[level]!)(rng)
  const { name, keywords, says } = heldBack
  const start = told.map((sentence) => sentence.says).join(' ')
  return numberProblem(
    {
      subtopic: `word problems: ${subtopic}`,
      goal: 'solve a word problem',
      query: `${start} ${says} ${question}`,
      essentials: [...told, heldBack].map(({ essential }) => essential),
      ...(slack !== undefined && { slack, isMeasured: true }),
      ...(rng.next() < 0.5 && { conversation: { opening: `${start} ${question}`, details: [{ name, keywords: [...keywords], says }] } }),
    },
    { value: byFormula, by: 'by formula' },
    { value: bySteps, by: 'step by step' },
  )
}
