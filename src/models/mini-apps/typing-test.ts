import { emblemRequirement } from './emblem-requirement.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { BARE_CSS, PAGE_THEMES } from './page-themes.ts'
import { PICTURES } from './pictures.ts'
import { themeRequirement } from './theme-requirement.ts'
import { typingTestActions } from './typing-test-actions.ts'
import { type TypingTest, typingTestFeatures } from './typing-test-features.ts'
import { typingTestProgress } from './typing-test-progress.ts'
import { TYPING_TOPICS } from './typing-test-topics.ts'

/** A text to copy as fast and as rightly as one can. */
export const typingTest: MiniAppFamily = {
  name: 'typing-test',
  domain: 'game',
  draw(rng) {
    const topic = rng.pick(TYPING_TOPICS)
    const sentences = rng.shuffle(topic.sentences)
    const test: TypingTest = {
      texts: [0, 2, 4].map((n) => `${sentences[n]} ${sentences[n + 1]}`),
      seconds: rng.pick([45, 60, 75, 90, 120]),
    }
    const first = test.texts[0]!
    return {
      title: topic.title,
      wish: rng.pick([
        `a typing test about ${topic.about}, with a text field “Type here” in which one copies “${first}”`,
        `a page to practise typing, where the text “${first}” has to be copied into a field called “Type here”`,
        `a speed test for the keyboard: one copies a few lines about ${topic.about} (“${first}”) into a text field “Type here”`,
      ]),
      base: baseOf(test),
      requirements: [
        themeRequirement(rng, rng.pick(PAGE_THEMES)),
        emblemRequirement(rng, PICTURES.find(({ name }) => name === topic.picture)!),
        ...typingTestFeatures(rng, test),
        ...typingTestProgress(rng, test),
        ...typingTestActions(rng, test),
      ],
    }
  },
}

function baseOf({ texts }: TypingTest): Fragment {
  return {
    css: `${BARE_CSS}
header, main, footer { max-width: 720px; width: 100%; margin: 0 auto }
main { flex: 1 0 auto; padding: 4px 18px; overflow: visible; display: grid; align-content: safe center; grid-auto-rows: max-content; gap: 14px }
#passage { margin: 0; font-size: var(--size, clamp(17px, 3.4vw, 21px)); line-height: 1.6; background: var(--panel); border-radius: 14px; padding: 14px 18px; text-wrap: pretty }
#passage .next { box-shadow: inset 0 -3px var(--accent) }
#box { width: 100%; font: inherit; font-size: 18px; color: var(--ink); background: var(--panel); border: 2px solid var(--line); border-radius: 12px; padding: 10px 14px; resize: none }
#box:focus { outline: none; border-color: var(--accent) }
.chip { font-weight: 600; font-variant-numeric: tabular-nums }
.chip:empty { display: none }`,
    stage: `<p id="passage"></p><textarea id="box" rows="2" aria-label="Type here" placeholder="Type here" spellcheck="false" autocomplete="off" autocapitalize="off"></textarea>`,
    script: `const texts = ${JSON.stringify(texts)}
const box = find('#box'), passage = find('#passage')
let text = texts[0], typed = '', elapsed = 0, running = false, done = false
let accept = (value) => value
const changed = [], ended = [], cleared = []
const letters = () => [...passage.children]
const rights = () => [...typed].filter((letter, n) => letter === text[n]).length
const tellAll = () => {
  letters().forEach((letter, n) => letter.classList.toggle('next', n === typed.length))
  for (const hook of changed) hook()
}
const clear = () => {
  typed = box.value = ''
  elapsed = 0
  running = done = false
  passage.replaceChildren(...[...text].map((letter) => { const span = document.createElement('span'); span.textContent = letter; return span }))
  for (const hook of cleared) hook()
  tellAll()
}
const end = () => {
  done = true
  for (const hook of ended) hook()
}
box.oninput = () => {
  const value = box.value.slice(0, text.length)
  if (!done) {
    typed = accept(value)
    running = true
    tellAll()
    if (typed.length === text.length) end()
  }
  if (box.value !== typed) box.value = typed
}
queueMicrotask(clear)`,
    frame: 'if (running && !done) elapsed += dt',
  }
}
