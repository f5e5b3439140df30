import type { QueryClient } from '@tanstack/react-query'
import { serverNowMs } from '../server-clock.ts'
import { createUnsentSender } from './send-unsent.ts'
import { unsentStore } from './use-unsent.ts'

const AGAIN_MS = 3_000

/** Sends what waits in this browser, whatever page of the app is shown: at once, when the line comes back, and again and again until then. */
export function startSending(client: QueryClient): void {
  const send = createUnsentSender({
    store: unsentStore,
    // what signs is heavy, and most visitors never need it
    submit: async (signed) => (await import('./submit-kept.ts')).submitKept(signed),
    now: serverNowMs,
    onSettled: (signed) => void import('./submit-kept.ts').then(({ forgetJudged }) => forgetJudged(client, signed)),
  })
  void send()
  setInterval(send, AGAIN_MS)
  window.addEventListener('online', () => void send())
}
