/** Progress and logs go to stderr; stdout carries data only. */
export interface Progress {
  /** Does one named step and says how long it took. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>
  say(line: string): void
}

/** @param quiet only errors are told then */
export function createProgress({ quiet }: { quiet: boolean }): Progress {
  const say = (line: string) => {
    if (!quiet) process.stderr.write(`${line}\n`)
  }
  return {
    say,
    async step(name, work) {
      const startMs = performance.now()
      const result = await work()
      say(`  ${name} … ${((performance.now() - startMs) / 1000).toFixed(1)} s`)
      return result
    },
  }
}
