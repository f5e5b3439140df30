import type { SimulationPalette } from './simulation-palettes.ts'

/** The drawn parameters of one model of two populations. */
export interface Populations {
  readonly subject: PopulationSubject
  readonly palette: SimulationPalette
  /** Time units per second. */
  readonly pace: number
  /** Numbers at the start. */
  readonly start: readonly [number, number]
}

/** Two populations that depend on each other. */
export interface PopulationSubject {
  readonly title: string
  readonly first: string
  readonly second: string
  readonly about: string
  readonly unit: 'Year' | 'Month' | 'Week' | 'Day'
  /** JavaScript: the changes of `x` and `y` per unit of time; `knob` scales what the model's slider turns. */
  readonly changes: string
  readonly range: readonly [readonly [number, number], readonly [number, number]]
  /** What the slider is called, and which of the two only falls while it stands at 0. */
  readonly slider: readonly [label: string, falls: 'first' | 'second']
}

type Animals = readonly [title: string, prey: string, predators: string, unit: PopulationSubject['unit'], many: number, few: number]

/** @source Lotka (1925) and Volterra (1926): prey grows by itself and is eaten, predators live on prey; here scaled by the numbers at rest */
const hunting = ([title, first, second, unit, many, few]: Animals): PopulationSubject => ({
  title,
  first,
  second,
  about: `${second.toLowerCase()} that live on ${first.toLowerCase()}`,
  unit,
  changes: `.9 * x * (knob - y / ${few}), .7 * y * (x / ${many} - 1)`,
  range: [
    [Math.round(many * 0.7), Math.round(many * 1.2)],
    [Math.round(few * 0.4), Math.round(few * 0.6)],
  ],
  slider: ['Births', 'first'],
})

/** @source Kermack & McKendrick (1927): contacts pass it on, time heals; with immunity that wears off */
const spreading = (
  title: string,
  first: string,
  second: string,
  about: string,
  unit: PopulationSubject['unit'],
  all: number,
): PopulationSubject => ({
  title,
  first,
  second,
  about,
  unit,
  changes: `.15 * Math.max(0, ${all} - x - y) - 1.4 * knob * x * y / ${all}, 1.4 * knob * x * y / ${all} - .45 * y`,
  range: [
    [Math.round(all * 0.85), Math.round(all * 0.9)],
    [Math.round(all * 0.06), Math.round(all * 0.1)],
  ],
  slider: ['Contacts', 'second'],
})

export const POPULATION_SUBJECTS: readonly PopulationSubject[] = [
  ...(
    [
      ['Foxes and hares', 'Hares', 'Foxes', 'Year', 200, 60],
      ['Owls and mice', 'Mice', 'Owls', 'Month', 400, 140],
      ['Ladybirds and aphids', 'Aphids', 'Ladybirds', 'Week', 900, 260],
      ['Sharks and sardines', 'Sardines', 'Sharks', 'Month', 800, 240],
      ['Wolves and deer', 'Deer', 'Wolves', 'Year', 300, 90],
      ['Starfish and mussels', 'Mussels', 'Starfish', 'Month', 500, 160],
      ['Dragonflies and gnats', 'Gnats', 'Dragonflies', 'Week', 700, 220],
      ['Herons and frogs', 'Frogs', 'Herons', 'Month', 260, 90],
    ] satisfies Animals[]
  ).map(hunting),
  spreading('Flu at school', 'Healthy', 'Ill', 'a flu among the pupils of a school', 'Day', 600),
  spreading('A rumour in town', 'Curious', 'Tellers', 'a rumour that people tell each other and forget', 'Day', 900),
  spreading('Dance craze', 'Onlookers', 'Dancers', 'a dance that people pick up from each other and tire of', 'Week', 500),
  spreading('Cold in the office', 'Fit', 'Sneezing', 'a cold that goes round an office', 'Day', 120),
]

/** Selectors of the lines that tell the time and the two numbers. */
export const readingsOf = ({ unit, first, second }: PopulationSubject) => ({
  time: `text=/^${unit}: \\d/`,
  first: `text=/^${first}: \\d/`,
  second: `text=/^${second}: \\d/`,
})
