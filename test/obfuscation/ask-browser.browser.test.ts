import { describe, expect, it } from 'vitest'
import { createRng } from '../../src/core/rng.ts'
import { askBrowser, askForCertain } from '../../src/obfuscation/union/ask-browser.ts'
import { openPageSandbox } from '../../src/sandbox/open-page-sandbox.ts'
import { noChromium } from '../../src/sandbox/testing.ts'

const QUESTIONS = 400

describe.skipIf(noChromium)('what a copy asks a browser', () => {
  it('is answered by it as the copy was made for', { timeout: 120_000 }, async () => {
    const rng = createRng('questions')
    const drawn = Array.from({ length: QUESTIONS }, () => rng.next() < 0.5)
    const certain = Array.from({ length: 20 }, () => askForCertain(rng)).flat()
    const questions = [...drawn.map((answer) => askBrowser(answer, rng)), ...certain]
    const wanted = [...drawn, ...certain.map(() => true)]
    const page = `<p id="answers"></p><script>document.getElementById('answers').textContent = JSON.stringify([${questions.join(',\n')}])</script>`
    const sandbox = await openPageSandbox()
    const { checks, problems } = await sandbox.run(page, {
      checks: {
        answers: {
          kind: 'page',
          steps: [{ do: 'look', as: 'answers', at: { see: 'text', of: '#answers' } }],
          expect: [{ that: { of: 'answers' }, is: 'matching', to: 'true' }],
        },
      },
    })
    await sandbox.close()
    expect(problems).toEqual([])
    expect(JSON.parse(String(checks.answers!.seen.answers))).toEqual(wanted)
  })
})
