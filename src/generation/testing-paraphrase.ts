import type { Rng } from '../core/rng.ts'

/** Says the same request in other words. @param strength in [0, 1]: how much of what it could change it does change */
export type Paraphraser = (rng: Rng, text: string, strength: number) => string

/** The operators that the filter's thresholds were chosen with. */
export const TUNED: Readonly<Record<string, Paraphraser>> = {
  synonyms: swap([
    ['make', 'create'],
    ['small', 'little'],
    ['build', 'put together'],
    ['shows?', 'displays'],
    ['button', 'push button'],
    ['turns?', 'becomes'],
    ['big|large', 'huge'],
    ['question', 'query'],
    ['right', 'correct'],
    ['wrong', 'incorrect'],
    ['begins?', 'starts'],
    ['quickly|fast', 'rapidly'],
    ['slow', 'sluggish'],
    ['picture', 'image'],
    ['chosen', 'selected'],
    ['choose', 'pick'],
    ['people', 'users'],
    ['looks?', 'appears'],
    ['changes?', 'alters'],
    ['moves?', 'travels'],
    ['speed', 'pace'],
    ['background', 'backdrop'],
    ['bars?', 'column'],
    ['particles?|dots?', 'specks'],
    ['click', 'press'],
    ['counts?', 'tallies'],
    ['at the end', 'finally'],
    ['at any time', 'whenever'],
    ['several', 'a number of'],
  ]),
  order: (rng, text, strength) => regroup(text, (items) => (rng.next() < strength ? rng.shuffle(items) : [...items])),
  numbers: (rng, text, strength) =>
    text.replace(/\b(\d{1,2})\b(?![.:%\d])/g, (digits) => (rng.next() < strength ? spell(Number(digits)) : digits)),
  politeness: (rng, text, strength) => {
    const before = rng.pick(['Hello! ', 'Hi there, I hope you are well. ', 'If it is not too much trouble: '])
    const after = rng.pick(['\n\nThank you very much!', '\n\nThanks in advance, and take your time.'])
    return `${rng.next() < strength ? before : ''}${text}${rng.next() < strength ? after : ''}`
  },
}

/** Operators that were not looked at when the thresholds were chosen. */
export const HELD_OUT: Readonly<Record<string, Paraphraser>> = {
  thesaurus: swap([
    ['please', 'kindly'],
    ['would like', 'am after'],
    ['need', 'require'],
    ['page', 'site'],
    ['shows?', 'presents'],
    ['has|have', 'features'],
    ['buttons?', 'control'],
    ['answers?', 'reply'],
    ['colou?rs?', 'hues'],
    ['points?', 'credits'],
    ['keys?', 'keyboard keys'],
    ['slider', 'slide control'],
    ['starts?|begins?', 'kicks off'],
    ['again', 'once more'],
    ['stops?', 'halts'],
    ['lets', 'allows'],
    ['mouse|pointer', 'cursor'],
    ['grows?', 'gets bigger'],
    ['values?', 'figures'],
    ['titles?', 'heading'],
    ['children', 'kids'],
    ['every|each', 'any single'],
    ['before', 'prior to'],
    ['only', 'just'],
    ['row', 'sequence'],
    ['keep', 'leave'],
    ['taller|higher', 'greater in height'],
    ['screen', 'display'],
    ['seconds', 'secs'],
  ]),
  telegraph: (rng, text, strength) =>
    text.replace(/\b(?:a|an|the|it|is|are|of|to|that|which|should|can|be)\b /gi, (word) => (rng.next() < strength ? '' : word)),
  letter: (rng, text, strength) =>
    rng.next() < strength
      ? `Dear team,\n\nsome time ago we spoke about a job for you, and here is what I have in mind. ${text}\n\nLooking forward to it.\nBest wishes\n${rng.pick(['Anna', 'Jonas', 'Maria Lopez'])}`
      : text,
  headings: (rng, text, strength) =>
    text.replace(/^[^\n-][^\n]{0,60}:\n(?=- )/gm, (head) =>
      rng.next() < strength ? `${rng.pick(['Requirements', 'Wish list', 'To do', 'Details'])}:\n` : head,
    ),
  prose: (rng, text, strength) =>
    rng.next() < strength
      ? text.replace(/^- (.*)$/gm, (_, item: string) => `${rng.pick(['I want this:', 'Next,', 'Make sure of this:', 'Then:'])} ${item}`)
      : text,
  clauses: (rng, text, strength) =>
    text.replace(/^(- )?([^\n:;,]{12,})[;,] ([^\n:;,]{12,}?)\.$/gm, (whole, bullet = '', first: string, second: string) =>
      rng.next() < strength ? `${bullet}${capital(second)}; ${first.charAt(0).toLowerCase()}${first.slice(1)}.` : whole,
    ),
  wishes: (rng, text, strength) =>
    text.replace(/^- (A|An|The|It|One|Each|Every) /gm, (whole, word: string) =>
      rng.next() < strength
        ? `- ${rng.pick(['I want that', 'Please see to it that', 'There should be this:'])} ${word.toLowerCase()} `
        : whole,
    ),
  typos: (rng, text, strength) =>
    text.replace(/\b[a-z]{6,}\b/g, (word) => {
      if (rng.next() >= 0.12 * strength) return word
      const at = rng.int(1, word.length - 3)
      return `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`
    }),
}

/** All operators of a set, one after the other. */
export function paraphraseBy(operators: Readonly<Record<string, Paraphraser>>): Paraphraser {
  return (rng, text, strength) =>
    Object.entries(operators).reduce((said, [name, operator]) => operator(rng.fork(name), said, strength), text)
}

function swap(pairs: readonly (readonly [word: string, other: string])[]): Paraphraser {
  return (rng, text, strength) =>
    pairs.reduce(
      (said, [word, other]) =>
        said.replace(new RegExp(`\\b(?:${word})\\b`, 'gi'), (found) =>
          rng.next() >= strength ? found : found[0] === found[0]!.toLowerCase() ? other : capital(other),
        ),
      text,
    )
}

/** Lists that stand line by line, each in another order. */
function regroup(text: string, order: (items: readonly string[]) => string[]): string {
  return text.replace(/^- .*(?:\n- .*)*/gm, (list) => order(list.split('\n')).join('\n'))
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

function spell(number: number): string {
  if (number < 20) return SMALL[number]!
  const ten = TENS[Math.floor(number / 10) - 2]!
  return number % 10 === 0 ? ten : `${ten}-${SMALL[number % 10]}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
