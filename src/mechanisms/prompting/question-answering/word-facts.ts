import type { Rng } from '../../../core/rng.ts'
import type { WordSense } from '../../../models/facts/word-net.ts'
import { nounNames } from '../sources/names.ts'
import { nounDocument, plainNouns } from '../sources/nouns.ts'
import { fold, placesOf } from '../verifiers/polarity.ts'
import type { FactFamily, FactQuestion } from './fact-question.ts'
import { indirectWord } from './indirect-names.ts'

const askWord: FactFamily = {
  name: 'word by its meaning',
  topic: 'words',
  difficulty: 0.35,
  draw: (rng) =>
    wordQuestion(rng, (sense) => {
      const clue = `a kind of ${sense.kindOf} that a dictionary explains as "${sense.gloss}"`
      return {
        query: rng.pick([`Which word names ${clue}?`, `What is the word for ${clue}?`]),
        essentials: [clue],
        indirections: indirectWord(sense, clue),
      }
    }),
}

const askWordByKinds: FactFamily = {
  name: 'word by its kinds',
  topic: 'words',
  difficulty: 0.75,
  draw: (rng) =>
    wordQuestion(rng, (sense) => {
      const [one, two, three] = rng.shuffle(sense.kinds) as [string, string, string]
      const kinds = `${one}, ${two} and ${three}, and has a meaning that begins "${sense.gloss.split(' ').slice(0, 6).join(' ')}"`
      return {
        query: rng.pick([`Which word covers ${kinds}?`, `What is the word in a dictionary that covers ${kinds}?`]),
        essentials: [kinds],
        indirections: indirectWord(sense, kinds),
      }
    }),
}

/** Asked of nouns. */
export const wordFacts: readonly FactFamily[] = [askWord, askWordByKinds]

function wordQuestion(
  rng: Rng,
  ask: (sense: WordSense) => Pick<FactQuestion, 'query' | 'essentials' | 'indirections'>,
): FactQuestion | undefined {
  const sense = rng.pick(plainNouns())
  const { word, gloss, field } = sense
  const { query, essentials, indirections = [] } = ask(sense)
  const names = nounNames(sense)
  if (placesOf(fold(query), names).length > 0) return undefined
  const again = plainNouns().filter((other) => other.gloss === gloss)
  const cites = [
    [0, 'meaning'],
    [0, 'kind'],
  ] as const
  return {
    subtopic: word,
    goal: `find the word for one of the ${field}s`,
    query,
    essentials,
    indirections,
    documents: [nounDocument(sense)],
    answer: { kind: 'names', universe: 'nouns', right: [names] },
    ways: [
      { by: 'the entry of the dictionary', found: word, says: `The word is "${word}".`, cites },
      {
        by: 'search of the dictionary for this explanation',
        found: again.length === 1 ? again[0]!.word : undefined,
        says: `One calls it ${names[1] ?? word}.`,
        cites,
      },
    ],
  }
}
