import type { SeedValue } from './task-seed.ts'

const values = (axis: SeedValue['axis'], entries: readonly (readonly [value: string, words: string, weight?: number])[]): SeedValue[] =>
  entries.map(([value, words, weight = 1]) => ({ axis, value, words, weight, origin: 'built-in' }))

/** The registry that every network starts with; requests of others add to it. Topics are named after the families of the built-in generator. */
export const BUILT_IN_SEED_VALUES: readonly SeedValue[] = [
  ...values('topic', [
    ['particle-field', 'a moving picture of many small things that answer the mouse', 2],
    ['quiz-game', 'a small quiz', 2],
    ['bar-chart', 'an interactive bar chart', 2],
    ['clock', 'a clock or countdown', 2],
    ['drawing-pad', 'a pad to draw on', 2],
    ['colour-mixer', 'a tool to mix colours', 2],
    ['unit-converter', 'a converter of units', 2],
    ['typing-test', 'a typing exercise', 2],
    ['memory-pairs', 'a memory game with pairs of cards', 2],
    ['catch-game', 'a game of catching what falls', 2],
    ['reaction-game', 'a game of quick reactions', 2],
    ['flash-cards', 'a stack of flash cards to learn with', 2],
    ['game-of-life', 'a cellular automaton', 2],
    ['sorting-visualiser', 'a picture of how a sorting algorithm works', 2],
    ['pendulum', 'a simulation of swinging bodies', 2],
    ['orbits', 'a simulation of bodies in orbit', 2],
    ['populations', 'a simulation of growing and shrinking populations', 2],
    ['country', 'an explanation of a country', 12],
    ['element', 'an explanation of a chemical element', 12],
    ['word', 'an explanation of what a word means', 12],
  ]),
  ...values('persona', [
    ['library', 'the lobby screen of our library'],
    ['science-evening', 'a school science evening'],
    ['home-page', 'my personal home page'],
    ['clinic', 'the waiting room of a small clinic'],
    ['children', 'children aged eight to ten'],
    ['after-school', 'an after-school club'],
    ['museum', 'visitors of a small museum'],
    ['break', 'a break between two lessons'],
    ['office-tablets', 'the start page of our office tablets'],
    ['workshop', 'a weekend workshop for beginners'],
    ['grandparents', 'my grandparents, who like things simple'],
    ['community-centre', 'the community centre in our town'],
    ['train', 'people waiting for their train'],
    ['newsletter', 'a newsletter of our neighbourhood'],
    ['language-class', 'learners of English in an evening class'],
    ['night-shift', 'nurses on a quiet night shift'],
    ['book-club', 'the evenings of our book club'],
    ['science-blog', 'a science blog for lay readers'],
  ]),
  ...values('interaction', [
    ['action', 'There should be much to do.', 2],
    ['feature', 'There should be much to see.', 1],
    ['balanced', 'Some things to see, some to do.', 2],
  ]),
  ...values('constraint', [
    ['none', 'No further condition.', 2],
    ['quick', 'It reacts at once.'],
    ['narrow', 'It fits a narrow screen.'],
    ['contrast', 'It is easy to read.'],
    ['sturdy', 'It bears odd use.'],
  ]),
]
