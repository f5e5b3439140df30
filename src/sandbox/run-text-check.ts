import { TextCheck } from './text-check.ts'

/** Whether a text says what it must and nothing that it must not. Linear in the length of the text. */
export function runTextCheck(text: string, check: TextCheck): boolean {
  const { says, never, mostWords = Number.POSITIVE_INFINITY } = TextCheck.parse(check)
  if (wordsOf(text) > mostWords) return false
  const folded = fold(text)
  return says.every((ways) => ways.some((phrase) => occurs(folded, fold(phrase)))) && !never.some((phrase) => occurs(folded, fold(phrase)))
}

const wordsOf = (text: string) => text.match(/\S+/g)?.length ?? 0

/** Case, accents, kinds of space and separators of thousands do not count. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/(?<=\d)[,'\u2019](?=\d{3}(?!\d))/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

const WORD = /[\p{L}\p{N}]/u
const NEXT_GAP = /[^\p{L}\p{N}]/gu

/** Whether a phrase stands there as whole words; a number is no part of a longer one. */
function occurs(text: string, phrase: string): boolean {
  if (phrase === '') return false
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, nextStart(text, at))) {
    const end = at + phrase.length
    if (!isOneWord(text, at) && !isOneWord(text, end)) return true
  }
  return false
}

/** Whether a place lies within a word or a number such as 8.5. */
function isOneWord(text: string, at: number): boolean {
  const [before = '', after = ''] = [text[at - 1], text[at]]
  if (WORD.test(before) && WORD.test(after)) return true
  const beforeNumber = /[.,]/.test(before) && /\d/.test(after) && /\d/.test(text[at - 2] ?? '')
  return beforeNumber || (/\d/.test(before) && /[.,]/.test(after) && /\d/.test(text[at + 1] ?? ''))
}

/** No whole word can begin before the word at this place is over. */
function nextStart(text: string, at: number): number {
  NEXT_GAP.lastIndex = at + 1
  return NEXT_GAP.exec(text)?.index ?? text.length
}
