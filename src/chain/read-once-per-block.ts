import type { Clock } from '../core/clock.ts'
import type { BlockHeader, Chain } from './chain.ts'

/** Answers that are kept of a block: questions about events differ by what their reader has read, and anybody may read. */
const MOST_ANSWERS = 32

/**
 * Asks a chain elsewhere once for what many readers want: for its head at most every `headMs`, for all else once a block. Public nodes
 * take about one request a second, and every loop and every page reads the metagraph. Answers are of the block they were asked in or a newer one.
 *
 * @param chain what is asked; calls, balances and stakes go straight through
 * @param headMs how old the head may be
 */
export function readOncePerBlock(chain: Chain, { clock, headMs }: { clock: Clock; headMs: number }): Chain {
  let head: { readonly askedMs: number; readonly header: Promise<BlockHeader> } | undefined
  let answers = new Map<string, Promise<unknown>>()
  let answersOf: string | undefined

  function readHead(): Promise<BlockHeader> {
    const nowMs = clock.now()
    if (head && nowMs - head.askedMs < headMs) return head.header
    const asked = { askedMs: nowMs, header: chain.head() }
    head = asked
    asked.header.catch(() => {
      if (head === asked) head = undefined
    })
    return asked.header
  }

  async function once<T>(question: string, ask: () => Promise<T>): Promise<T> {
    const { hash } = await readHead()
    if (hash !== answersOf) {
      answers = new Map()
      answersOf = hash
    }
    const known = answers
    const before = known.get(question)
    if (before) return before as Promise<T> // the question says what the answer is
    const answer = ask()
    known.set(question, answer)
    if (known.size > MOST_ANSWERS) known.delete(known.keys().next().value!)
    answer.catch(() => known.delete(question))
    return answer
  }

  return {
    ...chain,
    head: readHead,
    hyperparameters: () => once('hyperparameters', () => chain.hyperparameters()),
    metagraph: (mechid = 0) => once(`metagraph ${mechid}`, () => chain.metagraph(mechid)),
    bonds: (mechid = 0) => once(`bonds ${mechid}`, () => chain.bonds(mechid)),
    registrationPrice: () => once('registration price', () => chain.registrationPrice()),
    eventsAfter: (block, limit) => once(`events ${block} ${limit}`, () => chain.eventsAfter(block, limit)),
  }
}
