import { writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const WORDS = [
  'It is clear, complete and answers what was asked, with an example.',
  'It answers what was asked, without an example.',
  'It answers a part of what was asked.',
  'It answers something else.',
]

/**
 * Writes tasks of four texts, each of which says how good it is: whoever reads them judges well. Simulated workers see the same order,
 * blurred as they see any.
 */
export function writeRankedTexts(file: string, count: number, domain = 'text'): void {
  const lines = Array.from({ length: count }, (_, n) => {
    const responses = WORDS.map((words, index) => ({ text: `Text of level ${index + 1} on lake ${n + 1}. ${words}`, rank: index + 1 }))
    return JSON.stringify({ instruction: `Describe lake number ${n + 1}`, domain, responses })
  })
  writeFileSync(file, `${lines.join('\n')}\n`)
}

/** The letters of the responses of such a task, best first, as a reader of the page finds them. */
export async function readRankedLetters(page: Page): Promise<string[]> {
  const cards = page.getByRole('article', { name: /^Response [A-F]$/, includeHidden: true })
  const levels = await cards.evaluateAll((all) => all.map((card) => Number(/level (\d)/.exec(card.textContent ?? '')?.[1])))
  return levels
    .map((level, index) => ({ level, letter: 'abcdef'[index]! }))
    .toSorted((one, other) => one.level - other.level)
    .map(({ letter }) => letter)
}
