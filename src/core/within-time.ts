/**
 * A signal that aborts when time is up, or when another one does. `AbortSignal.any` over `AbortSignal.timeout` would say the same, but
 * may be forgotten when memory is collected (nodejs/node#57736): then nothing ever ends the wait.
 * @param ms how long, at most; a process that waits for nothing else ends before
 * @returns aborted with a `TimeoutError`, or with the reason of the other signal
 */
export function withinTime(ms: number, signal?: AbortSignal): AbortSignal {
  const ended = new AbortController()
  const onAbort = () => end(signal?.reason)
  const timer = setTimeout(() => end(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), ms)
  timer.unref()
  function end(reason: unknown): void {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
    ended.abort(reason)
  }
  if (signal?.aborted) onAbort()
  else signal?.addEventListener('abort', onAbort, { once: true })
  return ended.signal
}
