import type { SignedJudgment } from '../../../src/protocol/judgment.ts'
import { isFinalRefusal, isLineDown } from './judgment-refusal.ts'
import type { UnsentStore } from './unsent-store.ts'

/**
 * Sends what waits, one after another, until the line is gone. What has arrived is dropped; so is what was refused for good, which is told.
 * @returns one pass over all that waits; while one is under way, another does nothing
 */
export function createUnsentSender({
  store,
  submit,
  now,
  onSettled,
}: {
  store: UnsentStore
  /** @returns false if it cannot be sent from here now: it was signed by another key than this browser's */
  submit: (signed: SignedJudgment) => Promise<boolean>
  now: () => number
  /** It waits no longer. */
  onSettled: (signed: SignedJudgment) => void
}): () => Promise<void> {
  let sending = false

  async function sendOne(signed: SignedJudgment): Promise<'settled' | 'waits' | 'line-down'> {
    try {
      if (!(await submit(signed))) return 'waits'
      store.drop(signed)
    } catch (error) {
      if (isLineDown(error)) return 'line-down'
      if (!isFinalRefusal(error, now() - Date.parse(signed.judgment.judgedAt))) return 'waits'
      store.refuse(signed, error)
    }
    return 'settled'
  }

  return async () => {
    if (sending) return
    sending = true
    for (const signed of store.read()) {
      const outcome = await sendOne(signed)
      if (outcome === 'settled') onSettled(signed)
      if (outcome === 'line-down') break
    }
    sending = false
  }
}
