import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { equals, look, lookCount, lookNumber, pageCheck, press, typeText, wait } from './page-steps.ts'

/** The drawn parameters of one typing test. */
export interface TypingTest {
  /** The first is the one to begin with. */
  readonly texts: readonly string[]
  /** How long one may type. */
  readonly seconds: number
}

/** Puts the cursor into the text field; no time passes. */
export const FOCUS = press('role=textbox', 0)

/** What a typing test shows of how well one types. */
export function typingTestFeatures(rng: Rng, test: TypingTest): Requirement[] {
  return [marks(rng, test), speed(rng, test), accuracy(rng, test), limit(rng, test)]
}

const GREEN = '#2f9e5b'
const RED = '#d64545'

function marks(rng: Rng, { texts }: TypingTest): Requirement {
  const parts = (right: string, wrong: string): Fragment => ({
    css: `#passage .right { background: ${GREEN}; color: #fff }\n#passage .wrong { background: ${RED}; color: #fff }`,
    script: `changed.push(() => letters().forEach((letter, n) => {
  const is = n >= typed.length ? '' : typed[n] === text[n] ? '${right}' : '${wrong}'
  letter.classList.toggle('right', is === 'right')
  letter.classList.toggle('wrong', is === 'wrong')
}))`,
  })
  const ground = (as: string, colour: string) => look(as, { see: 'share', of: 'body', colour })
  const more = (of: string, than: string) => ({ that: { of }, is: 'more' as const, to: { of: than, plus: 0.0015 } })
  return {
    name: 'letter marks',
    kind: 'feature',
    words: rng.pick([
      `In the text to copy, letters typed rightly get a green ground (${GREEN}) and wrong ones a red one (${RED}) at once.`,
      `Each typed letter is marked in the text above: green (${GREEN}) behind it if it was right, red (${RED}) if not.`,
    ]),
    check: pageCheck(
      [
        FOCUS,
        ground('green0', GREEN),
        ground('red0', RED),
        typeText(texts[0]!.slice(0, 6)),
        ground('green1', GREEN),
        ground('red1', RED),
        typeText('######'),
        ground('red2', RED),
      ],
      [more('green1', 'green0'), { that: { of: 'red1' }, is: 'at-most', to: { of: 'red0', plus: 0.0015 } }, more('red2', 'red1')],
    ),
    built: parts('right', 'wrong'),
    worse: [
      {
        family: 'weaken',
        words: `In the text to copy, letters typed rightly get a green ground (${GREEN}); wrong ones are not marked.`,
        built: parts('right', ''),
      },
      {
        family: 'contradict',
        words: `In the text to copy, letters typed rightly get a red ground (${RED}) and wrong ones a green one (${GREEN}).`,
        built: parts('wrong', 'right'),
      },
    ],
  }
}

function speed(rng: Rng, { texts }: TypingTest): Requirement {
  const parts = (value: string, hook: string): Fragment => ({
    header: '<span class="chip" id="speed"></span>',
    script: `const pace = () => (elapsed > .5 ? rights() * 60 / elapsed : 0)
const tellSpeed = () => { find('#speed').textContent = ${value} }
cleared.push(() => { find('#speed').textContent = '' })
${hook === 'frame' ? '' : `${hook}.push(tellSpeed)`}`,
    ...(hook === 'frame' && { frame: 'if (!done) tellSpeed()' }),
  })
  const wpm = `Math.round(pace() / 5) + ' WPM'`
  return {
    name: 'speed',
    kind: 'feature',
    words: rng.pick([
      'While one types, the speed is shown in words per minute (“24 WPM”); five right letters count as a word, and time begins with the first letter.',
      'It always says how fast one is (“24 WPM”): right letters so far, divided by five, per minute since the first one.',
    ]),
    check: pageCheck(
      [wait(4000), FOCUS, typeText(texts[0]!.slice(0, 40)), wait(29_200), lookNumber('speed', 'text=/\\d+ WPM/')],
      [equals('speed', 16, 1.1)],
    ),
    built: parts(wpm, 'frame'),
    worse: [
      {
        family: 'weaken',
        words: 'The speed in words per minute (“24 WPM”) is told at the end, not while one types.',
        built: parts(wpm, 'ended'),
      },
      {
        family: 'subject',
        words: 'While one types, the speed is shown in letters per minute (“120 letters a minute”).',
        built: parts(`Math.round(pace()) + ' letters a minute'`, 'frame'),
      },
    ],
  }
}

function accuracy(rng: Rng, { texts }: TypingTest): Requirement {
  const parts = (value: string): Fragment => ({
    header: '<span class="chip" id="accuracy"></span>',
    script: `changed.push(() => {
  const share = typed ? rights() / typed.length : 1
  find('#accuracy').textContent = ${value}
})`,
  })
  return {
    name: 'accuracy',
    kind: 'feature',
    words: rng.pick([
      'The share of right letters among those typed so far is shown as “Accuracy 75 %”.',
      'A display “Accuracy 100 %” falls with each wrong letter to the share that is right so far.',
    ]),
    check: pageCheck(
      [FOCUS, typeText(texts[0]!.slice(0, 3)), lookNumber('all', 'text=/Accuracy/'), typeText('#'), lookNumber('most', 'text=/Accuracy/')],
      [equals('all', 100), equals('most', 75)],
    ),
    built: parts(`'Accuracy ' + Math.round(share * 100) + ' %'`),
    worse: [
      {
        family: 'contradict',
        words: 'The share of wrong letters among those typed so far is shown as “25 % wrong”.',
        built: parts(`Math.round(100 - share * 100) + ' % wrong'`),
      },
      {
        family: 'weaken',
        words: 'It says “Accuracy: good” or, after many mistakes, “Accuracy: poor”, without a number.',
        built: parts(`'Accuracy: ' + (share > .5 ? 'good' : 'poor')`),
      },
    ],
  }
}

function limit(rng: Rng, { texts, seconds }: TypingTest): Requirement {
  const parts = (flows: string, over: string): Fragment => ({
    css: '#clock { border: 2px solid var(--accent); border-radius: 99px; padding: 0 10px }',
    header: '<span class="chip" id="clock"></span>',
    script: `let left = ${seconds}, late = false\ncleared.push(() => { left = ${seconds}; late = false })`,
    frame: `if (${flows} && !done) left = Math.max(0, left - dt)
if (left === 0 && !done && ${over}) { late = true; end() }
find('#clock').textContent = late ? 'Time is up' : Math.ceil(left) + ' s'`,
  })
  const clock = 'text=/^\\d+ s$/'
  return {
    name: 'time limit',
    kind: 'feature',
    words: rng.pick([
      `One has ${seconds} seconds: “${seconds} s” is counted down from the first letter on, and at 0 “Time is up” appears and no more letters are taken.`,
      `A clock stands at “${seconds} s” until one begins to type, then runs down; when it is over it says “Time is up” and the text field takes nothing more.`,
    ]),
    check: pageCheck(
      [
        wait(5000),
        lookNumber('before', clock),
        FOCUS,
        typeText(texts[0]!.slice(0, 3)),
        wait(9200),
        lookNumber('after', clock),
        wait((seconds - 8) * 1000),
        lookCount('over', 'text=/Time is up/'),
        FOCUS,
        typeText(texts[0]!.slice(3, 9)),
        look('typed', { see: 'value', of: 'role=textbox' }),
      ],
      [equals('before', seconds), equals('after', seconds - 10, 1), equals('over', 1), equals('typed', texts[0]!.slice(0, 3))],
    ),
    built: parts('running', 'true'),
    worse: [
      {
        family: 'contradict',
        words: `One has ${seconds} seconds (“${seconds} s”), counted down from the moment the page is opened; then it says “Time is up”.`,
        built: parts('true', 'true'),
      },
      {
        family: 'weaken',
        words: `${seconds} seconds are counted down from the first letter on (“${seconds} s”); at 0 one can go on typing.`,
        built: parts('running', 'false'),
      },
    ],
  }
}
