import type { Rng } from '../../core/rng.ts'

/** Facts in pairs, for quizzes and cards: a subject and the one answer to it. Answers are unique, so that each is wrong for all other subjects. */
export interface FactTopic {
  readonly title: string
  /** Words for the request: "a quiz about ...". */
  readonly about: string
  /** Name of the picture that goes with it. */
  readonly picture: string
  ask(subject: string): string
  /** At least twelve [subject, answer]. */
  pairs(rng: Rng): readonly Pair[]
}

type Pair = readonly [string, string]

const listed = (text: string) => () => text.split(', ').map((pair) => pair.split(':') as [string, string])

export const FACT_TOPICS: readonly FactTopic[] = [
  {
    title: 'Capital cities',
    about: 'capital cities',
    picture: 'globe',
    ask: (country) => `What is the capital of ${country}?`,
    pairs: listed(
      'Norway:Oslo, Portugal:Lisbon, Kenya:Nairobi, Japan:Tokyo, Peru:Lima, Canada:Ottawa, Egypt:Cairo, Greece:Athens, Thailand:Bangkok, Chile:Santiago, Austria:Vienna, Cuba:Havana, Iceland:Reykjavik, Ghana:Accra, Nepal:Kathmandu, Poland:Warsaw, Australia:Canberra, Turkey:Ankara',
    ),
  },
  {
    title: 'Chemical symbols',
    about: 'the symbols of chemical elements',
    picture: 'flask',
    ask: (element) => `Which symbol stands for ${element}?`,
    pairs: listed(
      'gold:Au, silver:Ag, iron:Fe, sodium:Na, potassium:K, lead:Pb, tin:Sn, copper:Cu, mercury:Hg, tungsten:W, carbon:C, helium:He, chlorine:Cl, calcium:Ca, silicon:Si, zinc:Zn, nickel:Ni, oxygen:O',
    ),
  },
  {
    title: 'Young animals',
    about: 'what young animals are called',
    picture: 'chick',
    ask: (animal) => `What is the young of a ${animal} called?`,
    pairs: listed(
      'horse:foal, cow:calf, sheep:lamb, goat:kid, dog:puppy, cat:kitten, goose:gosling, swan:cygnet, deer:fawn, hare:leveret, frog:tadpole, kangaroo:joey, bear:cub, duck:duckling',
    ),
  },
  {
    title: 'First Spanish words',
    about: 'first words in Spanish',
    picture: 'sun',
    ask: (word) => `What does “${word}” mean?`,
    pairs: listed(
      'casa:house, perro:dog, libro:book, agua:water, amigo:friend, noche:night, sol:sun, mesa:table, ventana:window, puerta:door, leche:milk, pan:bread, calle:street, mano:hand, flor:flower, escuela:school',
    ),
  },
  {
    title: 'German for travellers',
    about: 'German words for travellers',
    picture: 'key',
    ask: (word) => `What is “${word}” in English?`,
    pairs: listed(
      'Bahnhof:station, Fahrkarte:ticket, Koffer:suitcase, Abfahrt:departure, Ankunft:arrival, Gleis:platform, Flughafen:airport, Eingang:entrance, Ausgang:exit, Rechnung:bill, Schiff:ship, Stadtplan:map, Zimmer:room, Apotheke:pharmacy',
    ),
  },
  {
    title: 'Currencies',
    about: 'the money of the world',
    picture: 'boat',
    ask: (country) => `With what does one pay in ${country}?`,
    pairs: listed(
      'Japan:yen, India:rupee, Poland:zloty, Brazil:real, South Africa:rand, Thailand:baht, Israel:shekel, Sweden:krona, Vietnam:dong, Turkey:lira, Hungary:forint, Malaysia:ringgit, China:yuan, Ukraine:hryvnia',
    ),
  },
  {
    title: 'Books and authors',
    about: 'famous books and who wrote them',
    picture: 'book',
    ask: (book) => `Who wrote “${book}”?`,
    pairs: listed(
      'Hamlet:Shakespeare, Don Quixote:Cervantes, Faust:Goethe, Emma:Austen, Moby-Dick:Melville, Dracula:Stoker, Frankenstein:Shelley, Ulysses:Joyce, War and Peace:Tolstoy, The Trial:Kafka, Candide:Voltaire, Oliver Twist:Dickens, Robinson Crusoe:Defoe, The Odyssey:Homer',
    ),
  },
  {
    title: 'Animal homes',
    about: 'the homes of animals',
    picture: 'house',
    ask: (animal) => `Where does the ${animal} live?`,
    pairs: listed(
      'bee:hive, bird:nest, rabbit:burrow, beaver:lodge, spider:web, horse:stable, dog:kennel, pig:sty, squirrel:drey, otter:holt, badger:sett, fox:den, hen:coop, lion:savanna',
    ),
  },
  {
    title: 'Animals in groups',
    about: 'what groups of animals are called',
    picture: 'owl',
    ask: (animals) => `What are many ${animals} together called?`,
    pairs: listed(
      'lions:pride, wolves:pack, fish:shoal, bees:swarm, crows:murder, geese:gaggle, sheep:flock, cattle:herd, puppies:litter, ants:colony, owls:parliament, larks:exaltation',
    ),
  },
  {
    title: 'What measures what',
    about: 'measuring instruments',
    picture: 'bell',
    ask: (quantity) => `Which instrument measures ${quantity}?`,
    pairs: listed(
      'temperature:thermometer, time:clock, weight:scales, air pressure:barometer, wind:anemometer, earthquakes:seismograph, humidity:hygrometer, distance:odometer, angles:protractor, current:ammeter, voltage:voltmeter, rainfall:rain gauge',
    ),
  },
  {
    title: 'Times tables',
    about: 'times tables',
    picture: 'star',
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
    picture: 'candle',
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

function distinct(rng: Rng, draw: () => [number, number], pair: (a: number, b: number) => [string, string]): Pair[] {
  const byAnswer = new Map<string, Pair>()
  while (byAnswer.size < 14) {
    const drawn = pair(...draw())
    byAnswer.set(drawn[1], drawn)
  }
  return rng.shuffle([...byAnswer.values()])
}
