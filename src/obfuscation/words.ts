import type { Rng } from '../core/rng.ts'

/** Words as they stand in programs anywhere: they say nothing of the one they stand in. */
const WORDS =
  'item value index entry part piece count total level state mode step place point size width height left right top bottom side edge area zone cell row column line node leaf branch root path route link group list queue stack store cache pool batch chunk slice block frame layer stage scene view panel board card box shape form field input output source target origin goal start stop first last next prior base head tail body core shell inner outer upper lower main extra spare rest half pair single double many few some other same fresh old near far wide deep flat round sharp soft clear dark light warm cool slow quick early late open shut ready busy idle active plain bare full empty raw done seen held kept lost found made read sent drawn moved shown mark sign token label title name key lock gate port hook bind call reply event signal tick beat pulse wave tone pitch speed force drift turn spin shift scale ratio rate share weight sum span range limit bound margin offset delta gap step ladder grid mesh track lane loop cycle phase season span hour moment clock timer watch guard check probe test trial case sample seed grain drop stream flow river lake hill stone'.split(
    ' ',
  )
const SYLLABLES =
  'ba be bi bo da de di do fa fe ga go ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo za zo'.split(
    ' ',
  )

/** So many words of no meaning here. */
export function fillerWords(rng: Rng, count: number): string {
  return Array.from({ length: count }, () => rng.pick(WORDS)).join(' ')
}

/** Makes names that nothing else bears. */
export interface NameMaker {
  /** Another name at each call: letters and digits, a letter first. */
  next(): string
  /** From now on nothing is called so. */
  avoid(name: string): void
}

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)

/** Names in one manner for a whole copy, as one author would give them. @param taken names that it must not give */
export function createNameMaker(rng: Rng, taken: Iterable<string>): NameMaker {
  const used = new Set(taken)
  const manner = rng.pick(['short', 'words', 'words', 'joined', 'syllables', 'numbered'] as const)
  const letters = rng.shuffle([...'abcdefghijklmnopqrstuvwxyz'])
  let count = rng.int(0, 200)
  const draw = (): string => {
    count += rng.int(1, 3)
    if (manner === 'words') return rng.pick(WORDS) + capital(rng.pick(WORDS))
    if (manner === 'joined') return `${rng.pick(WORDS)}_${rng.pick(WORDS)}`
    if (manner === 'syllables') return Array.from({ length: rng.int(2, 4) }, () => rng.pick(SYLLABLES)).join('')
    if (manner === 'numbered') return `${rng.pick(WORDS)}${count}`
    let name = ''
    for (let rest = count; rest > 0 || name === ''; rest = Math.floor(rest / letters.length)) name += letters[rest % letters.length]
    return name
  }
  return {
    next() {
      for (let tries = 0; ; tries++) {
        const name = tries < 20 ? draw() : `${draw()}${rng.int(0, 99_999)}`
        if (used.has(name) || RESERVED.has(name)) continue
        used.add(name)
        return name
      }
    },
    avoid: (name) => void used.add(name),
  }
}

const RESERVED = new Set(
  'as async await break case catch class const continue debugger default delete do else enum export extends false finally for from function get if implements import in instanceof interface let meta new null of package private protected public return set static super switch target this throw true try typeof undefined var void while with yield NaN Infinity arguments eval'.split(
    ' ',
  ),
)
