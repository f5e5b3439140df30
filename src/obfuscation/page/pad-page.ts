import { createRng, type Rng } from '../../core/rng.ts'
import { fillerWords } from '../words.ts'

/** From one size to the next. */
const STEP = 1.5
const LARGEST = 900_000

/**
 * Fills a page up to one of a few sizes with a comment. The sizes are the task's, the same for all its responses and recipients, and a
 * copy now and then takes the next one: how long a copy is says little of how long the response was.
 * @param taskKey where the sizes begin follows from it
 */
export function padPage(html: string, taskKey: string, rng: Rng): string {
  const bytes = Buffer.byteLength(html) + '<!---->'.length
  let size = 1000 * (1 + (STEP - 1) * createRng(taskKey).next())
  while (size < bytes) size *= STEP
  if (rng.next() < 0.3) size *= STEP
  const missing = Math.floor(size) - bytes
  if (size > LARGEST || missing < 0) return html
  let filler = ''
  while (filler.length < missing) filler += `${fillerWords(rng, rng.int(3, 9))}${rng.pick([' ', '\n', ', ', '. '])}`
  return `${html}<!--${filler.slice(0, missing)}-->`
}
