import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { contains, equals, fill, look, lookPage, pageCheck, press, pressKey, typeText } from './page-steps.ts'
import { FOCUS, type TypingTest } from './typing-test-features.ts'

/** What one can do in a typing test besides typing. */
export function typingTestActions(rng: Rng, test: TypingTest): Requirement[] {
  return [again(rng, test), another(rng, test), strict(rng, test), textSize(rng, test), escapeKey(rng, test)]
}

const lookTyped = (as: string) => look(as, { see: 'value', of: 'role=textbox' })

function again(rng: Rng, { texts }: TypingTest): Requirement {
  const parts = (condition: string): Fragment => ({
    bar: '<button id="again">Try again</button>',
    script: `let tries = 0\nfind('#again').onclick = () => { if (${condition}) clear(); tries++; box.focus() }`,
  })
  const button = press('role=button[name="Try again"]')
  const some = [FOCUS, typeText(texts[0]!.slice(0, 5))]
  return {
    name: 'try-again button',
    kind: 'action',
    words: rng.pick([
      'A button “Try again” empties the text field and starts from the beginning, whenever one presses it.',
      'With a button “Try again” one can start over at any moment, with an empty text field.',
    ]),
    check: pageCheck([...some, button, lookTyped('once'), ...some, button, lookTyped('twice')], [equals('once', ''), equals('twice', '')]),
    built: parts('true'),
    worse: [
      {
        family: 'robustness',
        words: 'A button “Try again” empties the text field and starts from the beginning, one single time.',
        built: parts('tries === 0'),
      },
      {
        family: 'weaken',
        words: 'A button “Try again” starts from the beginning once the whole text is typed; until then it does nothing.',
        built: parts('typed.length === text.length'),
      },
    ],
  }
}

function another(rng: Rng, { texts }: TypingTest): Requirement {
  const parts = (go: string): Fragment => ({
    bar: '<button id="another">Another text</button>',
    script: `let which = 0\nfind('#another').onclick = () => { ${go}; clear(); box.focus() }`,
  })
  const button = press('role=button[name="Another text"]')
  const [, second, third] = texts
  return {
    name: 'another-text button',
    kind: 'action',
    words: rng.pick([
      `A button “Another text” goes on to a second text (“${second}”) and then to a third (“${third}”).`,
      `There are three texts; “Another text” (a button) shows the next one: after the first “${second}”, then “${third}”.`,
    ]),
    check: pageCheck([button, lookPage('next'), button, lookPage('last')], [contains('next', second!), contains('last', third!)]),
    built: parts('text = texts[++which % texts.length]'),
    worse: [
      {
        family: 'weaken',
        words: `A button “Another text” goes on to a second text (“${second}”), and back to the first; there are no more.`,
        built: parts('text = texts[++which % 2]'),
      },
      {
        family: 'contradict',
        words: 'A button “Another text” shows the same text again, in capital letters.',
        built: parts('text = text.toUpperCase()'),
      },
    ],
  }
}

function strict(rng: Rng, { texts }: TypingTest): Requirement {
  const parts = (limit: string): Fragment => ({
    bar: '<label><input type="checkbox" id="strict"> Stop at mistakes</label>',
    script: `let stops = 0
accept = (value) => {
  if (!find('#strict').checked) return value
  const wrong = [...value].findIndex((letter, n) => letter !== text[n])
  if (wrong < 0 || ${limit}) return value
  stops++
  return value.slice(0, wrong)
}`,
  })
  return {
    name: 'mistake stop',
    kind: 'action',
    words: rng.pick([
      'While a box “Stop at mistakes” is ticked, wrong letters are not taken: one has to type the right one to go on.',
      'One can tick “Stop at mistakes”; then a wrong letter simply does not appear in the text field.',
    ]),
    check: pageCheck(
      [
        press('role=checkbox[name="Stop at mistakes"]'),
        FOCUS,
        typeText('#'),
        lookTyped('wrong'),
        typeText(texts[0]!.slice(0, 2)),
        typeText('#'),
        lookTyped('more'),
      ],
      [equals('wrong', ''), equals('more', texts[0]!.slice(0, 2))],
    ),
    built: parts('false'),
    worse: [
      {
        family: 'robustness',
        words: 'While a box “Stop at mistakes” is ticked, the first wrong letter is not taken; all later ones are.',
        built: parts('stops > 0'),
      },
      {
        family: 'weaken',
        words: 'A box “Stop at mistakes” can be ticked, so that one may be reminded; wrong letters are taken all the same.',
        built: { bar: '<label><input type="checkbox"> Stop at mistakes</label>' },
      },
    ],
  }
}

function textSize(rng: Rng, { texts }: TypingTest): Requirement {
  const parts = (set: string): Fragment => ({
    bar: '<label>Text size <input type="range" id="size" min="14" max="34" value="21"></label>',
    script: `find('#size').oninput = (event) => { const size = Number(event.target.value); ${set} }`,
  })
  const slide = (value: string) => fill('role=slider[name="Text size"]', value)
  const lookSize = (as: string) => look(as, { see: 'style', of: `text=${texts[0]!.slice(0, 14)}`, property: 'font-size' })
  return {
    name: 'text size slider',
    kind: 'action',
    words: rng.pick([
      'A slider “Text size” sets the letters of the text to copy from 14 pixels (left) to 34 pixels (right).',
      'The text to copy can be made smaller and larger with a slider “Text size”, 14 to 34 pixels.',
    ]),
    check: pageCheck([slide('34'), lookSize('large'), slide('14'), lookSize('small')], [equals('large', '34px'), equals('small', '14px')]),
    built: parts(`passage.style.setProperty('--size', size + 'px')`),
    worse: [
      {
        family: 'contradict',
        words: 'A slider “Text size” sets the letters of the text to copy from 34 pixels (left) to 14 pixels (right).',
        built: parts(`passage.style.setProperty('--size', 48 - size + 'px')`),
      },
      {
        family: 'subject',
        words: 'A slider “Text size” sets the letters of the heading from 14 to 34 pixels; the text to copy stays as it is.',
        built: parts(`find('h1').style.fontSize = size + 'px'`),
      },
    ],
  }
}

function escapeKey(rng: Rng, { texts }: TypingTest): Requirement {
  const parts = (act: string): Fragment => ({
    bar: '<span class="chip">Esc: start over</span>',
    script: `let escapes = 0\naddEventListener('keydown', ({ key }) => { if (key === 'Escape') { ${act}; escapes++ } })`,
  })
  const some = typeText(texts[0]!.slice(0, 4))
  return {
    name: 'escape key',
    kind: 'action',
    words: rng.pick([
      'The Escape key clears what was typed and starts over, as often as one likes; a note below says so.',
      'Pressing Esc starts over with an empty text field, every time.',
    ]),
    check: pageCheck(
      [FOCUS, some, pressKey('Escape'), lookTyped('once'), FOCUS, some, pressKey('Escape'), lookTyped('twice')],
      [equals('once', ''), equals('twice', '')],
    ),
    built: parts('clear()'),
    worse: [
      {
        family: 'robustness',
        words: 'The Escape key clears what was typed and starts over; it does so a single time.',
        built: parts('if (escapes === 0) clear()'),
      },
      {
        family: 'contradict',
        words: 'The Escape key ends the test: what was typed stays and nothing more is taken.',
        built: parts('end()'),
      },
    ],
  }
}
