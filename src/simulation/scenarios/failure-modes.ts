/** The failure modes of the network that this one follows, in the words and the order of its audit: each has a scenario here. */
export const FAILURE_MODES = [
  'Lookup/caching of tasks',
  'LLM grader instead of human',
  'Sybil pooling answers',
  'Collusive identical votes',
  'GT wrong, humans agree',
  'No consensus',
  'Constant answers',
  'Reversed raters',
  'Extreme raters',
  'One-task cherry-picker',
  'Random voter',
  'Miner fabricates humans',
  'Slot griefing',
  'Trap leak',
  'Prompt injection via feedback',
  'Replay login',
] as const

export type FailureMode = (typeof FAILURE_MODES)[number]
