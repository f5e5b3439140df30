/**
 * Milliseconds of the fastest of many runs, for benchmarks: other work on the machine can only add.
 * @param options.runs at most so many
 * @param options.forMs no new run after that, once there have been three
 */
export function leastMs(run: () => unknown, { runs = 200, forMs = 1500 }: { runs?: number; forMs?: number } = {}): number {
  let least = Number.POSITIVE_INFINITY
  const until = performance.now() + forMs
  for (let done = 0; done < runs && (done < 3 || performance.now() < until); done++) {
    const start = performance.now()
    run()
    least = Math.min(least, performance.now() - start)
  }
  return least
}
