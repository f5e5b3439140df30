import type { History } from '../../mechanism.ts'

/** Nobody has a record. */
export const NO_HISTORY: Pick<History, 'skill'> = { skill: () => ({ mean: 0, sd: 1, tasks: 0, standing: 'learning' }) }
