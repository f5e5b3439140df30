import { fold } from '../../mechanisms/prompting/verifiers/polarity.ts'
import { UNIT_NAMES } from '../tools/unit-converter.ts'
import { oneSlip } from './one-slip.ts'

/** Words that skills look for: what is one slip away from one of them, and no word of ours itself, is taken for it. */
const KNOWN = new Set(
  `add addresses adjoining after again animals answer area atom atomic atoms average base before begin begins below between biggest border
  borders boil both called calendar capital capitals celsius cents chart chemical cities city code column common contrast convert cost count
  counting country countries covers currency date dates degrees derivative describes dictionary differentiate difference distance divide
  divided divides divisor does each element elements ends enough equation every exactly expand explanation expression fence figure figures
  find first following formula from full function gap give gives goes governs government greatest half heaviest highest hours how huge in
  internet interest into javascript kind kinds known land lands language languages larger largest leap least legal letter longer mass mean meaning
  means measures meaning metres minutes money month most multiple multiply names nation national nations neighbours nest number numbers of
  official old option order other over percent percentage periodic place please point population possibility power price probability procedure product
  protons put question remainder remains returns river routine rows rule says seat second seconds second sentence sequence share shares
  simplify solution solve square start starts state states stones store sum summarise supply surface symbol table table's take tank tender
  term text than that their them then there these third those time times together tongue tongues total touches translate under unit units
  until used using weekday weekdays weeks weight what when where which whole whose width with without word words work works write year
  years young younger zero day year minute hour week second leak fill litre metre kind say weekday unit step price write pay
  leaks steps minutes days`.split(/\s+/),
)
for (const name of UNIT_NAMES) for (const word of name.toLowerCase().split(' ')) KNOWN.add(word).add(word.replace(/s$/, ''))
const BY_FIRST = Map.groupBy(KNOWN, (word) => word[0]!)

/** Short forms and spoken ones, as whole words. */
const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/\b(what|that|it|who|there|where)['’]?s\b/g, '$1 is'],
  [/\bwats\b|\bwat['’]?s\b/g, 'what is'],
  [/\bwhats\b/g, 'what is'],
  [/\bhow['’]s\b/g, 'how is'],
  [/\b(?:u|ya)\b/g, 'you'],
  [/ & /g, ' and '],
  [/\bgimme\b/g, 'give me'],
  [/\bbout\b/g, 'about'],
  [/\b(?:km²|sq km)\b/g, 'square kilometres'],
]
/** Nothing hangs on them. */
const EMPTY =
  /\b(?:the|an?|um|er|like|i guess+|maybe|basically|actually|really|quickly|just|right now|strictly|precisely|in fact|please|pls|plz|kindly)\b/g

/**
 * A text as it can be searched by plain patterns: small letters, no accents, no articles and fillers, slips of the fingers in known words
 * mended. Numbers and signs stay.
 *
 * @cost words of the text times known words with the same first letter
 */
export function plainWords(text: string): string {
  let plain = fold(text.slice(0, 20_000))
  for (const [spoken, written] of SPOKEN) plain = plain.replace(spoken, written)
  const mended = plain.replace(/[a-z]{3,}/g, (word) => {
    if (KNOWN.has(word)) return word
    const near = (BY_FIRST.get(word[0]!) ?? []).filter((known) => known.length > 3 && oneSlip(word, known))
    return near.length === 1 ? near[0]! : word
  })
  return mended
    .replace(EMPTY, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}
