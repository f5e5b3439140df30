/** Something that goes on until it is stopped. */
export interface Loop {
  /** Lets the turn that is under way finish; no other follows. */
  stop(): Promise<void>
}

/** Takes a turn, waits, takes the next: turns never overlap, and one that fails does not end the loop. */
export function startLoop({
  everyMs,
  turn,
  onSuccess,
  onError,
}: {
  /** From the start of one turn to the start of the next; a longer turn is followed at once. */
  readonly everyMs: number
  turn(): Promise<unknown>
  onSuccess(): void
  onError(error: unknown): void
}): Loop {
  let stopped = false
  let wake = () => {}
  async function run(): Promise<void> {
    while (!stopped) {
      const startMs = performance.now()
      try {
        await turn()
        onSuccess()
      } catch (error) {
        if (!stopped) onError(error)
      }
      const leftMs = Math.max(0, everyMs - (performance.now() - startMs))
      if (!stopped)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, leftMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
    }
  }
  const ended = run()
  return {
    async stop() {
      stopped = true
      wake()
      await ended
    },
  }
}
