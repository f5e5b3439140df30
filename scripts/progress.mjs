/** One line on stderr: stdout belongs to the program that is started. */
export function say(line) {
  process.stderr.write(`kumite: ${line}\n`)
}

/** Says what begins, does it, and says how long it took. */
export async function timed(what, work) {
  say(`${what} ...`)
  const start = performance.now()
  const result = await work()
  say(`${what} ... ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}
