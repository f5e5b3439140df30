import { randomInt } from 'node:crypto'
import type { Clock } from '../../core/clock.ts'
import { createMinerClient, type MinerClient, type MinerClientOptions } from '../../validator/miner-client.ts'

/** Far more than what signing a test for all miners takes, and well within the 8 s that a receiver allows (Epistula; btauth/1: 10 s). */
const MOST_BLUR_MS = 4_000

/**
 * A miner client whose time stamps are up to four seconds old, each by its own chance. A test is signed for all miners before it is sent to
 * any, a customer's prompt for one alone: by how long a request was under way a miner would tell them apart (AUC .87 with only 8 miners),
 * and by the last digits of its nonce as well.
 */
export function blurredMinerClient(options: MinerClientOptions): MinerClient {
  return {
    prepare(miner, messages) {
      const blurNs = randomInt(MOST_BLUR_MS * 1_000_000)
      const blurMs = Math.floor(blurNs / 1_000_000)
      const clock: Clock = { now: () => options.clock.now() - blurMs } // what is measured by it is a difference
      const nextNonce = () => String(BigInt(options.nextNonce()) - BigInt(blurNs))
      return createMinerClient({ ...options, clock, nextNonce }).prepare(miner, messages)
    },
  }
}
