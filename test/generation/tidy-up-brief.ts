import type { Brief, BriefFamily } from '../../src/models/brief.ts'
import type { FunctionCheck } from '../../src/sandbox/function-check.ts'

const NAMES = ['tidyUp', 'spellOut', 'inWords', 'readable', 'cleaned', 'spoken']
const MARKS = ['&', '%', '+', '=', '#', '@', '*', '<', '>', '~', '^', '|']
const WORDS = ['and', 'percent', 'plus', 'equals', 'number', 'at', 'star', 'below', 'above', 'about', 'roof', 'bar', 'or', 'with', 'under']
const RULES = 7

/** A function that replaces signs by words: a family of code for the model server's mind, each rule a requirement of its own. */
export const tidyUpBrief: BriefFamily = {
  name: 'tidy-up',
  domain: 'code',
  kind: 'code',
  draw(rng, { persona }): Brief {
    const name = rng.pick(NAMES)
    const words = rng.shuffle(WORDS)
    const rules = rng
      .shuffle(MARKS)
      .slice(0, RULES)
      .map((mark, n) => ({ mark, word: words[n]!, other: words[n + RULES]! }))
    return {
      kind: 'code',
      family: 'tidy-up',
      domain: 'code',
      title: 'Signs in words',
      requirements: rules.map(({ mark, word, other }, n) => ({
        name: `rule ${n}`,
        kind: 'feature',
        words: `Every sign ${mark} in the text becomes the word ${word}.`,
        check: { kind: 'function', name, calls: [{ with: [`a${mark}b${mark}`], gives: `a${word}b${word}` }] } satisfies FunctionCheck,
        worse: [{ family: 'contradict', words: `Every sign ${mark} in the text becomes the word ${other}.` }],
      })),
      instruct: (sentences) =>
        [
          `Write a JavaScript function ${name}(text) for ${persona}.`,
          ...(sentences.length > 0 ? [sentences.map((sentence) => `- ${sentence.words}`).join('\n')] : []),
          'It gives the new text back.',
        ].join('\n\n'),
      respond(edits) {
        const steps = rules.flatMap(({ mark, word, other }, n) => {
          const edit = edits.find(({ requirement }) => requirement === `rule ${n}`)
          if (!edit) return [[mark, word]]
          return edit.worse === undefined ? [] : [[mark, other]]
        })
        const lines = steps.map(([mark, word]) => `  text = text.replaceAll('${mark}', '${word}')`)
        return [`function ${name}(text) {`, ...lines, '  return text', '}'].join('\n')
      },
    }
  },
}
