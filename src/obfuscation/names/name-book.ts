import type { Span } from './text-part.ts'
import type { TextUse } from './text-uses.ts'

/** Which ids and classes must keep their names, as far as it has been found out. */
export interface NameBook {
  /** Takes down what a text of a program could name. */
  note(use: TextUse): void
  /** Words that anything may look up. */
  keepWords(text: string): void
  /** What any name has in it keeps it. */
  keepPart(part: string): void
  keeps(name: string): boolean
}

export function createNameBook(): NameBook {
  const words = new Set<string>()
  const starts = new Set<string>()
  const ends = new Set<string>()
  const parts = new Set<string>()
  /** A text may name something by itself, or with digits behind it, or as one of the words that it is joined from. */
  const isWord = (name: string) =>
    words.has(name) || (/[\d_-]/.test(name) && name.split(/[-_]|\d+/).every((word) => word === '' || words.has(word)))
  return {
    note({ text, spans }) {
      for (const span of spans) {
        if (span.role === 'prose') continue
        const stretch = text.slice(span.from, span.to)
        for (const { word, at, plain } of wordsOf(stretch, span)) {
          const gluedStart = span.gluedStart && at === 0
          const gluedEnd = span.gluedEnd && at + word.length === stretch.length
          if (gluedStart && gluedEnd) parts.add(word)
          else if (gluedEnd) starts.add(word)
          else if (gluedStart) ends.add(word)
          else if (!plain) words.add(word)
        }
      }
    },
    keepWords(text) {
      for (const [word] of text.matchAll(WORD)) words.add(word)
    },
    keepPart: (part) => void parts.add(part),
    keeps: (name) =>
      isWord(name) ||
      [...parts].some((part) => name.includes(part)) ||
      [...starts].some((start) => name.startsWith(start)) ||
      [...ends].some((end) => name.endsWith(end)),
  }
}

const WORD = /[\w-]+/g
const SELECTOR_NAME = /([#.])(-?[A-Za-z_][\w-]*)/g

/** The words of a stretch that are names, with where they stand; plain: it is plain to see which name is meant, and it can be changed there. */
function wordsOf(stretch: string, { role, gluedStart }: Span): { word: string; at: number; plain: boolean }[] {
  if (role === 'id' || role === 'classes')
    return [...stretch.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, at: index, plain: true }))
  if (role === 'unknown') return [...stretch.matchAll(WORD)].map(({ 0: word, index }) => ({ word, at: index, plain: false }))
  const names = selectorNames(stretch).map(({ name, at }) => ({ word: name, at, plain: true }))
  const inBrackets = [...stretch.matchAll(/\[[^\]]*\]?|"[^"]*"?|'[^']*'?/g)].flatMap(({ 0: text, index }) =>
    [...text.matchAll(WORD)].map((word) => ({ word: word[0], at: index + word.index, plain: false })),
  )
  const rest = gluedStart ? [...stretch.matchAll(/^[\w-]+/g)].map(({ 0: word }) => ({ word, at: 0, plain: false })) : []
  return [...names, ...inBrackets, ...rest]
}

/** The ids and classes of a selector, those in brackets apart. */
export function selectorNames(selector: string): { name: string; at: number }[] {
  const open = selector.replaceAll(/\[[^\]]*\]?|"[^"]*"?|'[^']*'?|\\./g, (text) => ' '.repeat(text.length))
  return [...open.matchAll(SELECTOR_NAME)].map(({ 2: name, index }) => ({ name: name!, at: index + 1 }))
}
