import type { Rng } from '../../../core/rng.ts'

/** A sentence of a story with what is essential in it; of the last one it can be left out and be told when asked for. */
export interface Told {
  readonly says: string
  readonly essential: string
}

/** A small story with a number to find. */
export interface Story {
  readonly subtopic: string
  readonly told: readonly Told[]
  /** The sentence that may be held back, what it is about, and words that ask for it. */
  readonly heldBack: Told & { readonly name: string; readonly keywords: readonly string[] }
  readonly question: string
  /** By formula, and by going through it step by step or number by number; not whole where there is none. */
  readonly byFormula: number
  readonly bySteps: number
  /** Of a quantity that is rounded: how far an answer may be off. */
  readonly slack?: number
}

const NAMES = [
  'Anna',
  'Ben',
  'Chloe',
  'David',
  'Elif',
  'Farid',
  'Grace',
  'Hiro',
  'Ines',
  'Jonas',
  'Kofi',
  'Lena',
  'Marta',
  'Nadia',
  'Oscar',
  'Priya',
]

/** The first whole number from 0 that fits, as somebody finds it who only tries. */
function firstThat(fits: (n: number) => boolean): number {
  for (let n = 0; n < 5000; n++) if (fits(n)) return n
  return Number.NaN
}

/** How often something has to be done until it is enough. */
function countUntil(isDone: (times: number) => boolean): number {
  return firstThat(isDone)
}

const change = (rng: Rng): Story => {
  const [name, thing] = [rng.pick(NAMES), rng.pick(['notebooks', 'tickets', 'candles', 'postcards', 'bread rolls'])]
  const [count, price, given] = [rng.int(3, 19), rng.int(21, 95), rng.int(4, 9) * 500]
  let left = given
  for (let n = 0; n < count; n++) left -= price
  return {
    subtopic: 'shopping',
    told: [{ says: `${name} buys ${count} ${thing} at ${price} cents each.`, essential: `${count} ${thing} at ${price} cents` }],
    heldBack: {
      name: 'payment',
      keywords: ['pay', 'paid', 'give', 'given', 'note', 'money', 'cash'],
      says: `${name} pays with ${given} cents.`,
      essential: `${given} cents`,
    },
    question: `How many cents of change does ${name} get back?`,
    byFormula: given - count * price,
    bySteps: left,
  }
}

const journey = (rng: Rng): Story => {
  const [speed, tens, rest] = [rng.int(4, 15) * 6, rng.int(5, 40), rng.int(3, 28)]
  const distance = (speed / 6) * tens
  return {
    subtopic: 'journeys',
    told: [{ says: `A bus drives ${distance} km at a steady ${speed} km/h.`, essential: `${distance} km at a steady ${speed} km/h` }],
    heldBack: {
      name: 'stop',
      keywords: ['stop', 'stops', 'wait', 'break', 'pause', 'halt'],
      says: `On the way it stands still for ${rest} minutes.`,
      essential: `${rest} minutes`,
    },
    question: 'How many minutes does the whole journey take?',
    byFormula: (distance / speed) * 60 + rest,
    bySteps: countUntil((minutes) => minutes * speed >= distance * 60) + rest,
  }
}

const tank = (rng: Rng): Story => {
  const [first, second, drain] = [rng.int(8, 30), rng.int(8, 30), rng.int(2, 6)]
  const minutes = rng.int(15, 90)
  const volume = (first + second - drain) * minutes
  return {
    subtopic: 'work rates',
    told: [
      { says: `A tank of ${volume} litres is empty.`, essential: `${volume} litres` },
      { says: `Two pumps fill it, with ${first} and ${second} litres a minute.`, essential: `${first} and ${second} litres a minute` },
    ],
    heldBack: {
      name: 'leak',
      keywords: ['leak', 'drain', 'lose', 'loss', 'out', 'escape'],
      says: `Meanwhile ${drain} litres a minute leak out.`,
      essential: `${drain} litres a minute leak`,
    },
    question: 'After how many minutes is it full?',
    byFormula: volume / (first + second - drain),
    bySteps: countUntil((passed) => passed * first + passed * second - passed * drain >= volume),
  }
}

const ages = (rng: Rng): Story => {
  const [older, younger] = rng.shuffle(NAMES)
  const [times, age, years] = [rng.int(2, 5), rng.int(4, 18), rng.int(3, 25)]
  const together = (times + 1) * age + 2 * years
  return {
    subtopic: 'ages',
    told: [{ says: `${older} is ${times} times as old as ${younger}.`, essential: `${times} times as old` }],
    heldBack: {
      name: 'later',
      keywords: ['together', 'sum', 'years', 'total', 'later', 'future', 'else', 'more'],
      says: `In ${years} years they will be ${together} years old together.`,
      essential: `In ${years} years they will be ${together} years old together`,
    },
    question: `How old is ${older} now?`,
    byFormula: (times * (together - 2 * years)) / (times + 1),
    bySteps: times * firstThat((n) => times * n + years + (n + years) === together),
  }
}

const sweets = (rng: Rng): Story => {
  const [a, b, c] = rng.shuffle(NAMES)
  const [times, more, share] = [rng.int(2, 4), rng.int(3, 20), rng.int(5, 40)]
  const total = share * (times + 2) + more
  return {
    subtopic: 'sharing',
    told: [
      { says: `${a}, ${b} and ${c} share ${total} stickers.`, essential: `${total} stickers` },
      { says: `${b} gets ${times} times as many as ${a}.`, essential: `${times} times as many` },
    ],
    heldBack: {
      name: `${c}'s share`,
      keywords: [c!.toLowerCase(), 'third', 'else', 'other', 'how many'],
      says: `${c} gets ${more} more than ${a}.`,
      essential: `${more} more than`,
    },
    question: `How many stickers does ${b} get?`,
    byFormula: (times * (total - more)) / (times + 2),
    bySteps: times * firstThat((n) => n + times * n + n + more === total),
  }
}

const farm = (rng: Rng): Story => {
  const [two, four] = [rng.int(8, 60), rng.int(8, 60)]
  const [birds, beasts] = [rng.pick(['hens', 'ducks', 'geese']), rng.pick(['goats', 'rabbits', 'sheep'])]
  const [heads, legs] = [two + four, 2 * two + 4 * four]
  return {
    subtopic: 'two unknowns',
    told: [
      { says: `A farm keeps ${birds} and ${beasts}, ${heads} animals in all.`, essential: `${birds} and ${beasts}, ${heads} animals` },
    ],
    heldBack: {
      name: 'legs',
      keywords: ['leg', 'legs', 'feet', 'else', 'more'],
      says: `The animals have ${legs} legs.`,
      essential: `${legs} legs`,
    },
    question: `How many ${beasts} are there?`,
    byFormula: legs / 2 - heads,
    bySteps: firstThat((n) => 4 * n + 2 * (heads - n) === legs),
  }
}

const field = (rng: Rng): Story => {
  const [width, more] = [rng.int(6, 60), rng.int(3, 40)]
  const fence = 2 * (2 * width + more)
  return {
    subtopic: 'areas',
    told: [{ says: `A rectangular field is ${more} metres longer than it is wide.`, essential: `${more} metres longer` }],
    heldBack: {
      name: 'fence',
      keywords: ['fence', 'around', 'perimeter', 'round', 'long', 'wide'],
      says: `The fence around it measures ${fence} metres.`,
      essential: `${fence} metres`,
    },
    question: 'What is its area in square metres?',
    byFormula: ((fence / 2 - more) / 2) * ((fence / 2 + more) / 2),
    bySteps: ((w) => w * (w + more))(firstThat((n) => n + n + more + n + n + more === fence)),
  }
}

const mixture = (rng: Rng): Story => {
  const [a, b] = [rng.int(2, 19), rng.int(2, 19)]
  const [p, q] = [rng.int(1, 9) * 2, rng.int(11, 40) * 2]
  const grams = (litres: number, percent: number) => litres * 10 * percent
  return {
    subtopic: 'mixtures',
    told: [
      {
        says: `${a} litres of syrup with ${p} % sugar are poured together with ${b} litres of another syrup.`,
        essential: `${a} litres of syrup with ${p} % sugar`,
      },
    ],
    heldBack: {
      name: 'other syrup',
      keywords: ['other', 'another', 'second', 'sugar', 'percent'],
      says: `The other one holds ${q} % sugar.`,
      essential: `${q} % sugar`,
    },
    question: 'What percentage of sugar has the mixture, to two decimals?',
    byFormula: Math.round(((a * p + b * q) / (a + b)) * 100) / 100,
    bySteps: Math.round(((grams(a, p) + grams(b, q)) / ((a + b) * 1000)) * 10_000) / 100,
    slack: 0.006,
  }
}

/** Stories by how hard they are, from 0. */
export const STORIES: readonly (readonly ((rng: Rng) => Story)[])[] = [
  [change, journey],
  [tank, journey],
  [ages, sweets, farm],
  [field, mixture, farm],
]
