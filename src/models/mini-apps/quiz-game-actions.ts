import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { lookCount, pageCheck, press, pressKey } from './page-steps.ts'
import { answerRightly, asked, type QuizGame } from './quiz-questions.ts'

/** What one can do in a quiz besides answering with the mouse. */
export function quizGameActions(rng: Rng, game: QuizGame): Requirement[] {
  return [restartButton(rng, game), numberKeys(rng, game), fiftyFifty(rng, game), skipButton(rng, game)]
}

function restartButton(rng: Rng, { questions }: QuizGame): Requirement {
  const parts = (condition: string): Fragment => ({
    bar: '<button id="again">Start again</button>',
    script: `let starts = 0
find('#again').onclick = () => {
  if (!(${condition})) return
  starts++
  clearTimeout(later)
  at = hits = 0
  for (const hook of restarted) hook()
  show()
}`,
  })
  const [first, second] = questions
  const again = press('role=button[name="Start again"]')
  return {
    name: 'restart button',
    kind: 'action',
    words: rng.pick([
      'A button “Start again” begins a new round from the first question, at any time and as often as one likes.',
      'With “Start again” (a button) one is back at the first question whenever one wants.',
    ]),
    check: pageCheck(
      [
        answerRightly(first!),
        again,
        lookCount('once', asked(first!)),
        answerRightly(first!),
        answerRightly(second!),
        again,
        lookCount('twice', asked(first!)),
      ],
      [
        { that: { of: 'once' }, is: 'at-least', to: 1 },
        { that: { of: 'twice' }, is: 'at-least', to: 1 },
      ],
    ),
    built: parts('true'),
    worse: [
      {
        family: 'robustness',
        words: 'A button “Start again” begins a new round from the first question; it works a single time.',
        built: parts('starts === 0'),
      },
      {
        family: 'weaken',
        words: 'A button “Start again” begins a new round once all questions are answered; before that it does nothing.',
        built: parts('over'),
      },
    ],
  }
}

function numberKeys(rng: Rng, { questions }: QuizGame): Requirement {
  const parts = (keys: string): Fragment => ({
    css: '#answers kbd { font: 600 12px system-ui; border: 1px solid; border-radius: 5px; padding: 1px 6px; margin-right: 9px; opacity: .75 }',
    script: `const keys = '${keys}'
shown.push(() => options().slice(0, keys.length).forEach((button, n) => {
  const key = document.createElement('kbd')
  key.textContent = keys[n]
  key.ariaHidden = 'true'
  button.prepend(key)
}))
addEventListener('keydown', ({ key }) => { if (key && keys.includes(key.toUpperCase())) answer(keys.indexOf(key.toUpperCase())) })`,
  })
  return {
    name: 'number keys',
    kind: 'action',
    words: rng.pick([
      'The keys 1 to 4 choose an answer; the numbers stand in front of the answers.',
      'One can answer with the number keys 1-4, shown next to the four answers.',
    ]),
    check: pageCheck(
      ['4', '3', '2', '1'].flatMap((key, n) => [
        pressKey(key, 3000),
        lookCount(`asked${n}`, n < 3 ? asked(questions[n + 1]!) : asked(questions[4]!)),
      ]),
      [0, 1, 2, 3].map((n) => ({ that: { of: `asked${n}` }, is: 'at-least', to: 1 })),
    ),
    built: parts('1234'),
    worse: [
      { family: 'weaken', words: 'The keys 1 and 2 choose the first two answers; the other two need the mouse.', built: parts('12') },
      {
        family: 'contradict',
        words: 'The keys A, B, C and D choose an answer, not the numbers; the letters stand in front of the answers.',
        built: parts('ABCD'),
      },
    ],
  }
}

function fiftyFifty(rng: Rng, { questions }: QuizGame): Requirement {
  const parts = (spared: string, uses: number): Fragment => ({
    bar: '<button id="half">50 : 50</button>',
    script: `let uses = 0
find('#half').onclick = () => {
  if (!open || over || uses >= ${uses}) return
  uses++
  const { right } = questions[at]
  options().filter((button, n) => n !== right).slice(0, ${spared}).forEach((button) => { button.style.visibility = 'hidden' })
  find('#half').style.opacity = uses < ${uses} ? 1 : .6
}
restarted.push(() => { uses = 0; find('#half').style.opacity = 1 })`,
  })
  const half = press('role=button[name=/^50 ?: ?50/]')
  const buttons = (as: string) => lookCount(as, 'role=button')
  return {
    name: 'fifty-fifty button',
    kind: 'action',
    words: rng.pick([
      'A button “50 : 50” takes away two wrong answers; it can be used once per round.',
      'One joker per round: the button “50 : 50” hides two of the wrong answers of that question.',
    ]),
    check: pageCheck(
      [buttons('four'), half, buttons('two'), answerRightly(questions[0]!), buttons('next'), half, buttons('again')],
      [
        { that: { of: 'two' }, is: 'equal', to: { of: 'four', plus: -2 } },
        { that: { of: 'again' }, is: 'equal', to: { of: 'next' } },
      ],
    ),
    built: parts('2', 1),
    worse: [
      { family: 'weaken', words: 'A button “50 : 50” takes away one wrong answer; it can be used once per round.', built: parts('1', 1) },
      {
        family: 'contradict',
        words: 'A button “50 : 50” takes away two wrong answers; it can be used with every question.',
        built: parts('2', 99),
      },
    ],
  }
}

function skipButton(rng: Rng, { questions }: QuizGame): Requirement {
  const parts = (go: string): Fragment => ({
    bar: '<button id="skip">Skip</button>',
    script: `let skips = 0\nfind('#skip').onclick = () => { if (open && !over) { ${go} } }`,
  })
  const [, second, third] = questions
  const skip = press('role=button[name="Skip"]', 1500)
  return {
    name: 'skip button',
    kind: 'action',
    words: rng.pick([
      'A button “Skip” leaves a question out and shows the next one, any number of times.',
      'Questions that one does not want can be passed over with a button “Skip”.',
    ]),
    check: pageCheck(
      [skip, lookCount('second', asked(second!)), skip, lookCount('third', asked(third!))],
      [
        { that: { of: 'second' }, is: 'at-least', to: 1 },
        { that: { of: 'third' }, is: 'at-least', to: 1 },
      ],
    ),
    built: parts('next()'),
    worse: [
      {
        family: 'robustness',
        words: 'A button “Skip” leaves out one question; after that it does nothing.',
        built: parts('if (skips++ === 0) next()'),
      },
      { family: 'contradict', words: 'A button “Skip” goes back to the first question.', built: parts('at = 0; show()') },
    ],
  }
}
