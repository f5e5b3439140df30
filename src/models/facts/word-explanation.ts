import type { Rng } from '../../core/rng.ts'
import type { BriefFamily } from '../brief.ts'
import { type Statement, textBrief } from './text-brief.ts'
import { concreteNouns, type WordSense } from './word-net.ts'

/** What a noun names, explained by WordNet. */
export const wordExplanation: BriefFamily = {
  name: 'word',
  domain: 'facts',
  kind: 'text',
  draw(rng, seed) {
    const nouns = concreteNouns()
    const sense = rng.pick(nouns)
    const other = rng.pick(nouns.filter(({ field, kindOf }) => field !== sense.field && kindOf !== sense.kindOf))
    return textBrief(
      rng,
      {
        family: 'word',
        domain: 'facts',
        title: sense.word,
        what: rng.pick([
          `what the word "${sense.word}" means`,
          `what ${article(sense.word)} is`,
          `the word "${sense.word}" to somebody who has never heard it`,
        ]),
        statements: statementsOn(rng, sense, other),
      },
      seed,
    )
  },
}

function statementsOn(rng: Rng, sense: WordSense, other: WordSense): Statement[] {
  const { word, kindOf, gloss, kinds, parts, synonyms, field } = sense
  const [one, two, three] = rng.shuffle(kinds) as [string, string, string]
  const [foreignOne, foreignTwo] = other.kinds as [string, string]
  const has = (list: readonly string[], item: string) => list.some((entry) => entry.includes(item) || item.includes(entry))
  return [
    {
      name: 'kind',
      essential: true,
      words: rng.pick([`begin by saying what kind of thing ${article(word)} is`, `say first what ${article(word)} is a kind of`]),
      says: `${capital(article(word))} is a kind of ${kindOf}.`,
      marks: [[`${word} is a kind of ${kindOf}`]],
      worse: [
        {
          family: 'contradict',
          words: `begin by calling it a kind of ${other.kindOf}`,
          says: `${capital(article(word))} is a kind of ${other.kindOf}.`,
        },
        {
          family: 'subject',
          words: `begin with ${article(other.word)} instead`,
          says: `${capital(article(other.word))} is a kind of ${other.kindOf}.`,
        },
      ],
    },
    {
      name: 'meaning',
      words: rng.pick(['explain its meaning as a dictionary would', 'give its dictionary meaning']),
      says: `A dictionary puts it like this: ${gloss}.`,
      marks: [[gloss]],
      worse: [
        {
          family: 'contradict',
          words: 'give the dictionary meaning of another word as its own',
          says: `A dictionary puts it like this: ${other.gloss}.`,
        },
        { family: 'weaken', words: 'mention that dictionaries explain it', says: 'Dictionaries have an entry for it.' },
      ],
    },
    {
      name: 'example',
      words: rng.pick([`name one example of it that is often met: ${one}`, `mention that ${article(one)} is one`]),
      says: `One example of it is the ${one}.`,
      marks: [[`example of it is the ${one}`]],
      worse: [
        { family: 'contradict', words: `name ${article(foreignOne)} as an example of it`, says: `One example of it is the ${foreignOne}.` },
        { family: 'weaken', words: 'say that there are examples of it', says: 'There are examples of it.' },
      ],
    },
    {
      name: 'two kinds',
      words: rng.pick(['name two further kinds of it', 'list two more kinds of it by their names']),
      says: `Further kinds are the ${two} and the ${three}.`,
      marks: [[`the ${two}`], [`the ${three}`]],
      worse: [
        { family: 'weaken', words: 'say that there are many kinds', says: 'There are many kinds, too many to name.' },
        {
          family: 'irrelevant',
          words: `name kinds of ${other.word} instead`,
          says: `Of ${other.word} there are kinds as well, for instance ${foreignOne} and ${foreignTwo}.`,
        },
      ],
    },
    {
      name: 'field',
      words: rng.pick([
        'say whether it is an animal, a plant, a food or something made by people',
        'say to which of these it belongs: animals, plants, food, things made by people',
      ]),
      says: `It belongs to ${FIELD_WORDS[field]}.`,
      marks: [[`belongs to ${FIELD_WORDS[field]}`]],
      worse: [
        { family: 'contradict', words: `put it among ${FIELD_WORDS[other.field]}`, says: `It belongs to ${FIELD_WORDS[other.field]}.` },
        { family: 'weaken', words: 'say that it belongs to some group of things', says: 'It belongs to a larger group of things.' },
      ],
    },
    {
      name: 'number of kinds',
      words: rng.pick(['say how many kinds of it a large dictionary lists', 'give the number of kinds that a large dictionary has of it']),
      says: `A large dictionary lists ${kinds.length} kinds of it.`,
      marks: [[`lists ${kinds.length} kinds`]],
      worse: [
        {
          family: 'contradict',
          words: 'give ten times as many kinds as there are',
          says: `A large dictionary lists ${kinds.length * 10} kinds of it.`,
        },
        {
          family: 'irrelevant',
          words: 'say how many pages a large dictionary has',
          says: 'A large dictionary has more than a thousand pages.',
        },
      ],
    },
    ...(synonyms.length > 0 && !has([gloss, kindOf, ...kinds], synonyms[0]!)
      ? [
          {
            name: 'other name',
            words: rng.pick(['give another name for it', 'say what else it is called']),
            says: `It is also called ${synonyms[0]}.`,
            marks: [[`also called ${synonyms[0]}`]],
            worse: [
              {
                family: 'contradict' as const,
                words: `say that it is also called ${other.word}`,
                says: `It is also called ${other.word}.`,
              },
              { family: 'weaken' as const, words: 'mention that it goes by more than one name', says: 'It goes by more than one name.' },
            ],
          },
        ]
      : []),
    ...(parts.length > 0
      ? [
          {
            name: 'part',
            words: rng.pick(['name one part of it', 'say of what it has one, as a part']),
            says: `One part of it is the ${parts[0]}.`,
            marks: [[`part of it is the ${parts[0]}`]],
            worse: [{ family: 'weaken' as const, words: 'say that it has parts', says: 'It is made up of parts.' }],
          },
        ]
      : []),
  ]
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  animal: 'the animals',
  artefact: 'the things made by people',
  food: 'food',
  plant: 'the plants',
}
const article = (word: string) => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
