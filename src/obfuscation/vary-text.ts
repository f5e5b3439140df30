import type { Rng } from '../core/rng.ts'

/**
 * What may be code in a text, every sign of which counts: between fences (the last one need not end), indented by four or a tab with the
 * blank lines between, or between single ticks.
 */
const CODE = new RegExp(`(${[fenced(), indented(), '`[^`\\n]+`'].join('|')})`, 'm')

/**
 * Another writing of the same text: marks of lists and of emphasis, quotes, dashes, dots, blank lines. No word, number or line of code is
 * touched, and nothing is added that one cannot see: what is read aloud stays the same.
 */
export function varyText(text: string, rng: Rng): string {
  const changes = drawChanges(rng)
  const varied = text
    .split(CODE)
    .map((part, n) => (n % 2 === 1 ? part : changes.reduce((result, change) => change(result), part)))
    .join('')
  return varied.trimEnd() + '\n'.repeat(rng.int(0, 3))
}

/** One copy writes in one manner throughout. */
function drawChanges(rng: Rng): ((text: string) => string)[] {
  const bullet = rng.pick(['-', '*', '+'])
  const numbers = rng.pick(['.', ')'])
  const [open, close, apostrophe] = rng.pick([
    ['"', '"', "'"],
    ['“', '”', '’'],
  ])
  const dash = rng.pick([' – ', ' — '])
  const dots = rng.pick(['...', '…'])
  const [strong, weak] = rng.pick([
    ['**', '*'],
    ['__', '_'],
    ['**', '_'],
  ])
  const blank = rng.pick(['\n\n', '\n\n\n'])
  return [
    (text) => text.replaceAll(/^( *)[-*+•] (?=\S)/gm, (_, space: string) => `${space}${bullet} `),
    (text) => text.replaceAll(/^( *\d{1,3})[.)] (?=\S)/gm, (_, number: string) => `${number}${numbers} `),
    (text) =>
      text.replaceAll(
        /(?<![*_\w])(?:\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)(?:\*\*|__)(?![*_\w])/g,
        (_, words: string) => strong + words + strong,
      ),
    (text) =>
      text.replaceAll(/(?<![*_\w])[*_](?=[^\s*_])([^*_\n]+?)(?<=[^\s*_])[*_](?![*_\w])/g, (_, words: string) => weak + words + weak),
    (text) => text.replaceAll(/["“]([^"“”\n]*)["”]/g, (_, words: string) => open + words + close),
    (text) => text.replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, apostrophe),
    (text) => text.replaceAll(/(?<=\p{L}) [–—] (?=\p{L})/gu, dash),
    (text) => text.replaceAll(/(?<=\p{L})(?:\.\.\.|…)(?![.…])/gu, dots),
    (text) => text.replaceAll(/\n{2,}/g, blank),
  ]
}

function fenced(): string {
  const fence = '^ {0,3}(?:```|~~~)'
  return `${fence}[^]*?(?:${fence}[^\\n]*$|(?![^]))`
}

function indented(): string {
  const line = '^(?: {4}| {0,3}\\t)[ \\t]*\\S[^\\n]*'
  return `${line}(?:\\n(?:[ \\t]*\\n)*${line})*`
}
