import type { FuzzOperator } from './fuzz-operator.ts'

const PREPOSITIONS: Readonly<Record<string, string>> = { on: 'in', at: 'in', into: 'in', about: 'over' }

/** Mistakes of people who still learn the language: articles left out, another preposition, a verb without its ending. */
export const learnerGrammar: FuzzOperator = {
  name: 'learner-grammar',
  weight: ({ fluency }) => 1 - fluency,
  apply(text, { strength, rng }) {
    const drops = (chance: number) => rng.next() < strength * chance
    return text
      .replace(/\b(?:the|an?) (?=[\p{Ll}])/gu, (article) => (drops(0.85) ? '' : article))
      .replace(/\b(?:on|at|into|about)\b/g, (word) => (drops(0.3) ? PREPOSITIONS[word]! : word))
      .replace(/\b(has|does|needs|wants|gives|makes|says|means|comes|goes)\b/g, (verb) => (drops(0.5) ? BARE[verb]! : verb))
      .replace(/\b(?:I am|I'm) (?=not|looking|trying|asking|writing)/g, (words) => (drops(0.5) ? 'I ' : words))
  },
}

const BARE: Readonly<Record<string, string>> = {
  has: 'have',
  does: 'do',
  needs: 'need',
  wants: 'want',
  gives: 'give',
  makes: 'make',
  says: 'say',
  means: 'mean',
  comes: 'come',
  goes: 'go',
}
