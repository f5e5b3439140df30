import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { equals, look, lookNumber, pageCheck, typeText, wait } from './page-steps.ts'
import { FOCUS, type TypingTest } from './typing-test-features.ts'

/** What a typing test shows of how far one is. */
export function typingTestProgress(rng: Rng, test: TypingTest): Requirement[] {
  return [counter(rng, test), ending(rng, test)]
}

function counter(rng: Rng, { texts }: TypingTest): Requirement {
  const parts = (value: string, frame?: string): Fragment => ({
    header: '<span class="chip" id="count"></span>',
    script: `const count = () => { find('#count').textContent = ${value} }
let stale = 0
${frame ? 'queueMicrotask(count)' : 'changed.push(count)'}`,
    ...(frame && { frame }),
  })
  const all = texts[0]!.length
  const told = 'text=/\\d+ of \\d+ letters/'
  return {
    name: 'letter counter',
    kind: 'feature',
    words: rng.pick([
      `A counter says how far one is: “0 of ${all} letters”, “1 of ${all} letters” and so on with every letter.`,
      `One sees how many letters are typed and how many there are, such as “12 of ${all} letters”.`,
    ]),
    check: pageCheck(
      [look('none', { see: 'numbers', of: told }), FOCUS, typeText(texts[0]!.slice(0, 12)), look('some', { see: 'numbers', of: told })],
      [
        { that: { of: 'none' }, is: 'equal', to: [0, all] },
        { that: { of: 'some' }, is: 'equal', to: [12, all] },
      ],
    ),
    built: parts(`typed.length + ' of ' + text.length + ' letters'`),
    worse: [
      {
        family: 'contradict',
        words: `A counter says how much is left: “${all} letters to go”, “${all - 1} letters to go” and so on.`,
        built: parts(`text.length - typed.length + ' letters to go'`),
      },
      {
        family: 'performance',
        words: `A counter such as “12 of ${all} letters” says how far one is; it is brought up to date every ten seconds.`,
        built: parts(`typed.length + ' of ' + text.length + ' letters'`, 'stale += dt\nif (stale > 10) { stale = 0; count() }'),
      },
    ],
  }
}

function ending(rng: Rng, { texts }: TypingTest): Requirement {
  const parts = (value: string): Fragment => ({
    css: '#result { margin: 0; font-weight: 650; min-height: 1.5em }',
    stage: '<p id="result" role="status"></p>',
    script: `ended.push(() => { if (typed.length === text.length) { ${value} } })
cleared.push(() => { find('#result').textContent = '' })`,
  })
  const half = Math.floor(texts[0]!.length / 2)
  return {
    name: 'ending',
    kind: 'feature',
    words: rng.pick([
      'After the last letter it says how long one took since the first one: “Finished in 31 s”.',
      'When the whole text is typed, “Finished in 31 s” appears with the seconds since the first letter.',
    ]),
    check: pageCheck(
      [FOCUS, typeText(texts[0]!.slice(0, half)), wait(14_200), typeText(texts[0]!.slice(half)), lookNumber('took', 'text=/Finished in/')],
      [equals('took', 17, 3)],
    ),
    built: parts(`find('#result').textContent = 'Finished in ' + Math.round(elapsed) + ' s'`),
    worse: [
      {
        family: 'weaken',
        words: 'After the last letter it says “Finished”, without how long it took.',
        built: parts(`find('#result').textContent = 'Finished'`),
      },
      {
        family: 'contradict',
        words: 'After the last letter the text field is emptied and one begins again, without a word.',
        built: parts('clear()'),
      },
    ],
  }
}
