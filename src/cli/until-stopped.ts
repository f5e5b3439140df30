/** Waits until the process is asked to stop. Whoever asks again later means it: the process ends at once. */
export async function untilStopped(): Promise<void> {
  let askedMs: number | undefined
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        // npm and the terminal both pass Ctrl-C on: a second one at once is the same; one that comes later is meant.
        if (askedMs !== undefined && performance.now() - askedMs > 2000) process.exit(1)
        askedMs ??= performance.now()
        resolve()
      })
  })
}
