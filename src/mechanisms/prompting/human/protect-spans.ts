/** A text whose protected spans are one character each. */
export interface ProtectedText {
  readonly text: string
  /** Puts the spans back, wherever their characters now stand. */
  restore(text: string): string
}

/** First and last characters of the private use area, which stand for nothing by themselves: 6,400 spans at most, the rest is not protected. */
const FIRST = 0xe000
const LAST = 0xf8ff

/**
 * What is protected in any text, whoever marked it: a private character of its own, code, lines of lists, tables and quotes, long paragraphs beside others, what is in
 * quotation marks, whatever holds a digit or a mark of formulas and addresses, and abbreviations in capitals.
 */
const ALWAYS = [
  String.raw`[\ue000-\uf8ff]`,
  '```[^]*?(?:```|$)',
  '`[^`\n]+`',
  String.raw`^(?:[ \t]*(?:[-*•>|]|\(?[A-Za-z0-9]{1,2}[).:])[ \t]|[ \t]{2,}|[^\n]*[|\t]|(?:[^\n;]*;){2})[^\n]*$`,
  String.raw`(?<=\n\n)[^\n]{200,}|^[^\n]{200,}(?=\n\n)`,
  '"[^"\n]{1,200}"|“[^”\n]{1,200}”',
  String.raw`[^\s,;]{0,200}[\d=+*/^<>{}[\]_\\@#$%&~|][^\s,;]{0,200}(?<![.!?:)"'])`,
  String.raw`\b[\p{Lu}]{2,}\b`,
]

const patternOf = (alternatives: readonly string[]) => new RegExp(alternatives.map((one) => `(?:${one})`).join('|'), 'gmu')
const ALWAYS_ALONE = patternOf(ALWAYS)

/**
 * Takes what no fuzz may touch out of a text: each span becomes one private character, which is no letter, no mark and no space.
 *
 * @param spans to be protected besides numbers, code, formulas, quotations and lists: wherever they stand as whole words, else wherever they stand
 * @cost length of the text times number of spans
 * @example protectSpans('Is 7 prime?', ['prime']).text // 'Is \ue000 \ue001?'
 * @example protectSpans('Is 7 prime?', ['prime']).restore('\ue001 \ue000') // 'prime 7'
 */
export function protectSpans(text: string, spans: readonly string[]): ProtectedText {
  const marked = [...new Set(spans)]
    .filter((span) => span !== '' && text.includes(span))
    .sort((a, b) => b.length - a.length)
    .map((span) => wholeWord(text, span))
  const pattern = marked.length > 0 ? patternOf([...marked, ...ALWAYS]) : ALWAYS_ALONE
  const taken: string[] = []
  const shortened = text.replace(pattern, (span) => {
    if (span === '' || FIRST + taken.length > LAST) return span
    taken.push(span)
    return String.fromCharCode(FIRST + taken.length - 1)
  })
  return {
    text: shortened,
    restore: (changed) => changed.replace(/[\ue000-\uf8ff]/g, (character) => taken[character.charCodeAt(0) - FIRST] ?? character),
  }
}

function wholeWord(text: string, span: string): string {
  const escaped = span.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const whole = `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`
  return new RegExp(whole, 'u').test(text) ? whole : escaped
}
