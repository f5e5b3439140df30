import type { Rng } from '../core/rng.ts'

/** What a quiz asks about. Every answer doubles as a wrong option of the other questions, so answers are unique. */
export interface QuizTopic {
  readonly title: string
  /** Words for the request: "a quiz about ...". */
  readonly about: string
  ask(subject: string): string
  /** At least twelve [subject, answer]. */
  pairs(rng: Rng): readonly (readonly [string, string])[]
}

const listed = (text: string) => () => text.split(', ').map((pair) => pair.split(':') as [string, string])

export const QUIZ_TOPICS: readonly QuizTopic[] = [
  {
    title: 'Capital cities',
    about: 'capital cities',
    ask: (country) => `What is the capital of ${country}?`,
    pairs: listed(
      'Norway:Oslo, Portugal:Lisbon, Kenya:Nairobi, Japan:Tokyo, Peru:Lima, Canada:Ottawa, Egypt:Cairo, Greece:Athens, Thailand:Bangkok, Chile:Santiago, Austria:Vienna, Cuba:Havana, Iceland:Reykjavik, Ghana:Accra, Nepal:Kathmandu, Poland:Warsaw, Australia:Canberra, Turkey:Ankara',
    ),
  },
  {
    title: 'Chemical symbols',
    about: 'the symbols of chemical elements',
    ask: (element) => `Which symbol stands for ${element}?`,
    pairs: listed(
      'gold:Au, silver:Ag, iron:Fe, sodium:Na, potassium:K, lead:Pb, tin:Sn, copper:Cu, mercury:Hg, tungsten:W, carbon:C, helium:He, chlorine:Cl, calcium:Ca, silicon:Si, zinc:Zn, nickel:Ni, oxygen:O',
    ),
  },
  {
    title: 'Young animals',
    about: 'what young animals are called',
    ask: (animal) => `What is the young of a ${animal} called?`,
    pairs: listed(
      'horse:foal, cow:calf, sheep:lamb, goat:kid, dog:puppy, cat:kitten, goose:gosling, swan:cygnet, deer:fawn, hare:leveret, frog:tadpole, kangaroo:joey, bear:cub, duck:duckling',
    ),
  },
  {
    title: 'First Spanish words',
    about: 'first words in Spanish',
    ask: (word) => `What does “${word}” mean?`,
    pairs: listed(
      'casa:house, perro:dog, libro:book, agua:water, amigo:friend, noche:night, sol:sun, mesa:table, ventana:window, puerta:door, leche:milk, pan:bread, calle:street, mano:hand, flor:flower, escuela:school',
    ),
  },
  {
    title: 'Times tables',
    about: 'times tables',
    ask: (product) => `How much is ${product}?`,
    pairs: (rng) =>
      distinct(
        rng,
        () => [rng.int(3, 12), rng.int(3, 12)],
        (a, b) => [`${a} × ${b}`, String(a * b)],
      ),
  },
  {
    title: 'Roman numerals',
    about: 'Roman numerals',
    ask: (numeral) => `Which number is ${numeral}?`,
    pairs: (rng) =>
      distinct(
        rng,
        () => [rng.int(1, 8), rng.int(1, 9)],
        (tens, ones) => [TENS[tens]! + ONES[ones]!, String(tens * 10 + ones)],
      ),
  },
]

const TENS = ['', 'X', 'XX', 'XXX', 'XL', 'L', 'LX', 'LXX', 'LXXX']
const ONES = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']

function distinct(rng: Rng, draw: () => [number, number], pair: (a: number, b: number) => [string, string]): [string, string][] {
  const byAnswer = new Map<string, [string, string]>()
  while (byAnswer.size < 14) {
    const drawn = pair(...draw())
    byAnswer.set(drawn[1], drawn)
  }
  return rng.shuffle([...byAnswer.values()])
}

/** A look for a quiz: page, card and accent colours. */
export interface QuizTheme {
  readonly name: string
  readonly back: string
  readonly accent: string
  readonly card: string
  readonly ink: string
}

export const QUIZ_THEMES: readonly QuizTheme[] = [
  {
    name: 'sunny yellow and orange',
    back: 'linear-gradient(140deg, #ffe8a3, #ffb36b)',
    accent: '#b8480a',
    card: '#fffaf0',
    ink: '#3a2208',
  },
  { name: 'blue and violet', back: 'linear-gradient(140deg, #c9d8ff, #b9a5f5)', accent: '#4a35b5', card: '#f9f8ff', ink: '#1d1842' },
  { name: 'fresh green', back: 'linear-gradient(140deg, #d5f5c8, #7fd3a5)', accent: '#11693f', card: '#f7fff6', ink: '#0c2e1c' },
  { name: 'pink and berry', back: 'linear-gradient(140deg, #ffd9e6, #f093b8)', accent: '#a01655', card: '#fff7fa', ink: '#3d0d24' },
  {
    name: 'dark blue with turquoise',
    back: 'linear-gradient(140deg, #0f2038, #123f52)',
    accent: '#45d4c4',
    card: '#182f47',
    ink: '#eaf6f8',
  },
  { name: 'warm grey with red', back: 'linear-gradient(140deg, #ece7e1, #cfc4b8)', accent: '#b3261e', card: '#fffdfa', ink: '#2b2521' },
]
