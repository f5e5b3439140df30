import type { BriefMind } from './brief-mind.ts'
import { INJECTIONS, VEILED_INJECTIONS } from './injections.ts'

/** Judges answers beside a reference: right is what has this in it. Speaks the form of `judgementPrompt`. */
export function answerMind(right: RegExp): BriefMind {
  return {
    answer({ prompt }, behaviour) {
      const mark = /^Mark: (\w+)\|$/m.exec(prompt)![1]!
      const answers = prompt.split(/^(?=Answer \d+:$|Reference:$)/m).filter((part) => part.startsWith('Answer '))
      const texts = answers.map((part) =>
        part
          .split('\n')
          .filter((line) => line.startsWith(`${mark}| `))
          .map((line) => line.slice(mark.length + 2))
          .join('\n'),
      )
      const agrees = (text: string) =>
        behaviour === 'first-always' || (behaviour === 'gullible' && isInjected(text)) || right.test(text) ? 'yes' : 'no'
      return JSON.stringify({ answers: texts.map((text, place) => ({ number: place + 1, agrees: agrees(text) })) })
    },
  }
}

function isInjected(text: string): boolean {
  return (
    /ignore all previous instructions/i.test(text) ||
    [...INJECTIONS, ...VEILED_INJECTIONS].some((words) => text.includes(words.split(/[\n\u2028]/)[0]!))
  )
}
