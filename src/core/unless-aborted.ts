/**
 * What comes first: the result of a promise, or the end of patience. Use it beside giving the signal to `fetch`, which forgets signals of
 * copied requests when memory is collected (nodejs/undici#4068).
 * @throws the reason of the signal, once that is aborted; what the promise is rejected with
 */
export async function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  let onAbort = () => {}
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
  promise.catch(() => {}) // nobody may be left to hear it
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
