/** A start that cannot go on, in words for the person at the terminal. */
export class LaunchError extends Error {
  /**
   * @param message what was expected and what came
   * @param hint the next step
   */
  constructor(message, hint) {
    super(message)
    this.name = 'LaunchError'
    this.hint = hint
  }
}

/** Runs a script's main function: its result is the exit code, a {@link LaunchError} is told in two lines. */
export async function runMain(main) {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error
    process.stderr.write(`kumite: ${error.message}\n  try: ${error.hint}\n`)
    process.exitCode = 1
  }
}
