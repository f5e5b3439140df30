import { hexToBytes } from '@noble/hashes/utils.js'
import type { Applied } from './call-context.ts'
import type { ChainEvent } from './chain.ts'
import { currentEpoch } from './current-epoch.ts'
import { ChainCallError } from './errors.ts'
import type { LocalState } from './local-state.ts'
import { openWeights } from './sealed-weights.ts'
import { setRevealedWeights } from './set-weights.ts'
import { changeMechanism } from './weight-sender.ts'

type TimelockedCommit = LocalState['mechanisms'][number]['timelockedCommits'][number]

/** Rounds whose keys a block needs, ascending: those of commits that are due in the current epoch. */
export function dueRounds(state: LocalState, block: number): number[] {
  const rounds = state.mechanisms.flatMap(({ timelockedCommits }) =>
    timelockedCommits.filter((commit) => isDue(state, commit, block) && commit.round <= block).map(({ round }) => round),
  )
  return [...new Set(rounds)].sort((a, b) => a - b)
}

/**
 * Opens the timelocked commits that are due and whose round's key is there, and sets their weights. What does not open, names another
 * hotkey or breaks a rule is dropped in silence; a commit whose key is missing waits, but not beyond its epoch.
 *
 * @param keys secret keys by round, hex
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/coinbase/reveal_commits.rs
 */
export function revealTimelocked(before: LocalState, block: number, keys: ReadonlyMap<number, string>): Applied {
  let state = before
  const events: ChainEvent[] = []
  for (const [mechid, { timelockedCommits }] of before.mechanisms.entries()) {
    if (timelockedCommits.length === 0) continue
    for (const commit of timelockedCommits.filter((one) => isDue(before, one, block) && keys.has(one.round))) {
      const revealed = reveal(state, { commit, mechid, block, key: hexToBytes(keys.get(commit.round)!) })
      state = revealed.state
      events.push(...revealed.events)
    }
    const waiting = timelockedCommits.filter((one) => !isOver(before, one, block) && !(isDue(before, one, block) && keys.has(one.round)))
    state = changeMechanism(state, mechid, { timelockedCommits: waiting })
  }
  return { state, events }
}

function reveal(
  state: LocalState,
  { commit, mechid, block, key }: { commit: TimelockedCommit; mechid: number; block: number; key: Uint8Array },
): Applied {
  const weights = openWeights(key, commit.sealed)
  if (weights?.hotkey !== commit.hotkey) return { state, events: [] }
  try {
    return setRevealedWeights({ state, signer: commit.hotkey, block }, { netuid: state.netuid, mechid, ...weights })
  } catch (error) {
    if (error instanceof ChainCallError) return { state, events: [] }
    throw error
  }
}

const isDue = (state: LocalState, { epoch }: TimelockedCommit, block: number) =>
  epoch + state.hyperparameters.commitRevealPeriod === currentEpoch(state, block)
const isOver = (state: LocalState, { epoch }: TimelockedCommit, block: number) =>
  epoch + state.hyperparameters.commitRevealPeriod < currentEpoch(state, block)
