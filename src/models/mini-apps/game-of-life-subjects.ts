import type { SimulationPalette } from './simulation-palettes.ts'

/** The drawn parameters of one game of life. */
export interface GameOfLife {
  readonly rule: LifeRule
  readonly subject: LifeSubject
  readonly palette: SimulationPalette
  readonly columns: number
  readonly rows: number
  /** Generations per second. */
  readonly pace: number
}

/** A rule of life: how many of eight neighbours bring a cell to life, and how many keep it alive. */
export interface LifeRule {
  readonly name: string
  readonly born: readonly number[]
  readonly stays: readonly number[]
  /** Patterns that come back to themselves under this rule. */
  readonly patterns: readonly LifePattern[]
}

/** An oscillator: `#` is a living cell. */
export interface LifePattern {
  readonly label: string
  readonly rows: readonly string[]
  /** Generations until it looks the same again. */
  readonly period: number
}

const BLINKER: LifePattern = { label: 'Blinker', rows: ['###'], period: 2 }
const TOAD: LifePattern = { label: 'Toad', rows: ['.###', '###.'], period: 2 }
const BEACON: LifePattern = { label: 'Beacon', rows: ['##..', '##..', '..##', '..##'], period: 2 }
const CLOCK: LifePattern = { label: 'Clock', rows: ['..#.', '#.#.', '.#.#', '.#..'], period: 2 }
const ARMS = '..###...###..'
const SIDES = '#....#.#....#'
const GAP = '.............'
const PULSAR: LifePattern = {
  label: 'Pulsar',
  rows: [ARMS, GAP, SIDES, SIDES, SIDES, ARMS, GAP, ARMS, SIDES, SIDES, SIDES, GAP, ARMS],
  period: 3,
}
const OCTAGON: LifePattern = {
  label: 'Octagon',
  rows: ['...##...', '..#..#..', '.#....#.', '#......#', '#......#', '.#....#.', '..#..#..', '...##...'],
  period: 5,
}
const GALAXY: LifePattern = {
  label: 'Galaxy',
  rows: ['######.##', '######.##', '.......##', '##.....##', '##.....##', '##.....##', '##.......', '##.######', '##.######'],
  period: 8,
}
const EIGHT: LifePattern = { label: 'Figure eight', rows: ['###...', '###...', '###...', '...###', '...###', '...###'], period: 8 }
const SPARKLER: LifePattern = { label: 'Pentadecathlon', rows: ['..#....#..', '##.####.##', '..#....#..'], period: 15 }

const SMALL = [BLINKER, TOAD, BEACON, CLOCK]

export const LIFE_RULES: readonly LifeRule[] = [
  { name: "Conway's Game of Life", born: [3], stays: [2, 3], patterns: [...SMALL, PULSAR, OCTAGON, GALAXY, EIGHT, SPARKLER] },
  { name: 'HighLife', born: [3, 6], stays: [2, 3], patterns: SMALL },
  { name: 'Pedestrian Life', born: [3, 8], stays: [2, 3], patterns: [...SMALL, PULSAR, OCTAGON, GALAXY, EIGHT] },
  { name: 'DryLife', born: [3, 7], stays: [2, 3], patterns: [...SMALL, PULSAR, OCTAGON, GALAXY, EIGHT] },
  { name: 'HoneyLife', born: [3, 8], stays: [2, 3, 8], patterns: [...SMALL, PULSAR, OCTAGON, GALAXY] },
  { name: 'EightLife', born: [3], stays: [2, 3, 8], patterns: [...SMALL, PULSAR, OCTAGON, GALAXY, SPARKLER] },
]

/** What the cells stand for, and JavaScript that draws one into the square of side `size` around `x`, `y` with `pen`. */
export interface LifeSubject {
  readonly title: string
  readonly cells: string
  readonly shape: string
}

const DOT = 'pen.beginPath(); pen.arc(x, y, size * .46, 0, 7); pen.fill()'
const SQUARE = 'pen.fillRect(x - size * .43, y - size * .43, size * .86, size * .86)'
const ROUNDED = 'pen.beginPath(); pen.roundRect(x - size * .45, y - size * .45, size * .9, size * .9, size * .28); pen.fill()'
const DIAMOND =
  'pen.beginPath(); pen.moveTo(x, y - size * .56); pen.lineTo(x + size * .56, y); pen.lineTo(x, y + size * .56); pen.lineTo(x - size * .56, y); pen.fill()'
const CROSS =
  'pen.fillRect(x - size * .46, y - size * .18, size * .92, size * .36); pen.fillRect(x - size * .18, y - size * .46, size * .36, size * .92)'

export const LIFE_SUBJECTS: readonly LifeSubject[] = [
  { title: 'Embers', cells: 'glowing embers, drawn as dots', shape: DOT },
  { title: 'City at night', cells: 'lit windows, drawn as squares', shape: SQUARE },
  { title: 'Moss garden', cells: 'cushions of moss, drawn as rounded tiles', shape: ROUNDED },
  { title: 'Plankton', cells: 'drops of plankton, drawn as dots', shape: DOT },
  { title: 'Mosaic', cells: 'stones of a mosaic, drawn as diamonds', shape: DIAMOND },
  { title: 'Cross-stitch', cells: 'stitches on cloth, drawn as small crosses', shape: CROSS },
  { title: 'Petri dish', cells: 'bacteria in a dish, drawn as dots', shape: DOT },
  { title: 'Coral bank', cells: 'polyps of a coral, drawn as rounded tiles', shape: ROUNDED },
  { title: 'Sequins', cells: 'sequins on a dress, drawn as diamonds', shape: DIAMOND },
  { title: 'Orchard', cells: 'trees of an orchard seen from above, drawn as dots', shape: DOT },
  { title: 'Knitwork', cells: 'stitches of a scarf, drawn as small crosses', shape: CROSS },
  { title: 'Circuit', cells: 'live contacts of a circuit, drawn as squares', shape: SQUARE },
]
