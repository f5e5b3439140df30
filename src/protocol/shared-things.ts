/** All that a miner gets to know of its workers: whoever consents consents to all of it. */
export const SHARED_THINGS = ['name', 'judgments', 'active-time', 'scores', 'pay'] as const
