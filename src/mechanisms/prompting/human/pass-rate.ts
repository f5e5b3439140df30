import type { ScoreRecord } from '../../../protocol/score-record.ts'
import type { History } from '../../mechanism.ts'
import { PASSES } from './difficulty.ts'

/** Expected score from which on a miner is taken to be able to answer a type of task at all. */
const ABLE = 0.1

/**
 * Share of the answers to one task that passed, of those that say how hard it is.
 *
 * Only miners count that have been seen to be able: who repeats the question or says nothing fails whatever is asked, and a crowd of such names
 * could else make all tasks as easy as they come. While nobody has been seen to be able yet, all count.
 *
 * @param history of the task's type
 * @returns in [0, 1]; `undefined` where nothing was scored
 */
export function passRate(records: readonly ScoreRecord[], history: Pick<History, 'skill'>): number | undefined {
  const scored = records.filter(({ outcome }) => outcome === 'scored')
  const able = scored.filter(({ miner }) => history.skill(miner).mean >= ABLE)
  const counted = able.length > 0 ? able : scored
  if (counted.length === 0) return undefined
  return counted.filter(({ value }) => value >= PASSES).length / counted.length
}
