/** How the server answers: well, or in one of the ways in which real ones fail. A model of that name always does; a script says it call by call. */
export const BEHAVIOURS = [
  'good',
  // the line
  'rate-limit',
  'server-error',
  'slow',
  'cut',
  'hang',
  'endless',
  'megabyte',
  'not-found',
  'no-choices',
  'html-page-instead',
  // the answer
  'fenced-json',
  'wrong-json',
  'wrong-schema',
  'prompt-echo',
  'refusal',
  'refusal-in-words',
  'cut-off',
  'empty',
  // what is in it
  'hostile-page',
  'injection',
  'not-worse',
  'fails-own-checks',
  // judges
  'gullible',
  'first-always',
] as const
export type Behaviour = (typeof BEHAVIOURS)[number]

/** @param model such as `good`, or `gullible/2`: several models may behave alike */
export function behaviourOf(model: string): Behaviour {
  return BEHAVIOURS.find((behaviour) => behaviour === model.split('/')[0]) ?? 'good'
}
