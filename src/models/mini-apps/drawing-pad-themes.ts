import type { PageTheme } from './page-themes.ts'

/** What a drawing pad suggests to draw. */
export interface DrawingTheme {
  readonly title: string
  /** Words for the request: "for drawing ...". */
  readonly about: string
  /** Each fits after "Draw ". */
  readonly ideas: readonly string[]
}

export const DRAWING_THEMES: readonly DrawingTheme[] = [
  {
    title: 'Sea sketches',
    about: 'animals of the sea',
    ideas: ['a whale', 'a starfish', 'a crab', 'a sea horse', 'an octopus', 'a turtle'],
  },
  { title: 'Garden book', about: 'plants of the garden', ideas: ['a tulip', 'a fern', 'a sunflower', 'a pumpkin', 'a thistle', 'a rose'] },
  {
    title: 'Little houses',
    about: 'houses and towers',
    ideas: ['a lighthouse', 'a tree house', 'a castle', 'a mill', 'a log cabin', 'a bridge'],
  },
  { title: 'Faces', about: 'faces', ideas: ['a happy face', 'a pirate', 'a clown', 'a sleeping baby', 'an old king', 'yourself'] },
  { title: 'On wheels', about: 'things that roll', ideas: ['a bus', 'a bicycle', 'a tractor', 'a steam engine', 'a scooter', 'a cart'] },
  {
    title: 'Night sky',
    about: 'the night sky',
    ideas: ['a comet', 'the moon', 'a rocket', 'a planet with rings', 'an owl', 'the Milky Way'],
  },
  {
    title: 'Kitchen table',
    about: 'things from the kitchen',
    ideas: ['a teapot', 'a pear', 'a loaf of bread', 'a jug', 'a spoon', 'an egg cup'],
  },
  {
    title: 'Weather diary',
    about: 'the weather',
    ideas: ['a thunderstorm', 'fog', 'a rainbow', 'wind in a tree', 'snow on roofs', 'a puddle'],
  },
  { title: 'Circus', about: 'a circus', ideas: ['a tent', 'a juggler', 'an acrobat', 'a drum', 'a top hat', 'a flea'] },
  { title: 'Patterns', about: 'patterns', ideas: ['a spiral', 'waves', 'tiles', 'scales', 'a knot', 'a maze'] },
  { title: 'Farm yard', about: 'a farm', ideas: ['a hen', 'a barn', 'a goat', 'a haystack', 'a duck pond', 'a fence'] },
  { title: 'Fashion notes', about: 'clothes', ideas: ['a coat', 'a pair of boots', 'a straw hat', 'a scarf', 'a ball dress', 'gloves'] },
]

/** Colours of crayons, told apart at a glance. */
export interface Crayon {
  readonly name: string
  readonly colour: string
}

export const CRAYONS: readonly Crayon[] = [
  { name: 'red', colour: '#d92b2b' },
  { name: 'orange', colour: '#f08c1a' },
  { name: 'green', colour: '#1f9d55' },
  { name: 'blue', colour: '#2563d9' },
  { name: 'violet', colour: '#8a35c9' },
  { name: 'pink', colour: '#f06aa8' },
  { name: 'brown', colour: '#7a4a22' },
  { name: 'turquoise', colour: '#14a6b8' },
]

/** What the sheet looks like: JavaScript that draws lines or dots on it with `sheet`, `width` and `height`. */
export interface Sheet {
  readonly name: string
  readonly ground: string
  readonly lines: string
  readonly draw: string
}

const RULED = 'for (let y = 24.5; y < height; y += 24) sheet.strokeRect(0, y, width, 0)'
const SQUARED =
  'for (let y = 20.5; y < height; y += 20) sheet.strokeRect(0, y, width, 0)\nfor (let x = 20.5; x < width; x += 20) sheet.strokeRect(x, 0, 0, height)'
const DOTTED = 'for (let y = 15; y < height; y += 15) for (let x = 15; x < width; x += 15) sheet.fillRect(x - 1, y - 1, 3, 3)'

export const SHEETS: readonly Sheet[] = [
  { name: 'squared paper, like that for sums', ground: '#fffdf5', lines: '#9cc3e0', draw: SQUARED },
  { name: 'ruled paper', ground: '#fffef9', lines: '#e09a9a', draw: RULED },
  { name: 'dotted paper', ground: '#fbfbf6', lines: '#a9a18a', draw: DOTTED },
  { name: 'green graph paper', ground: '#f7fff7', lines: '#8fcf9c', draw: SQUARED },
  { name: 'yellow ruled paper', ground: '#fff6c2', lines: '#c9a94a', draw: RULED },
  { name: 'rose dotted paper', ground: '#fff3f6', lines: '#d98aa2', draw: DOTTED },
]

/** Colour of the line before another is chosen. */
export const INK = '#1d1f23'

/** The drawn parameters of one drawing pad. */
export interface DrawingPad {
  readonly subject: DrawingTheme
  readonly theme: PageTheme
  readonly sheet: Sheet
  readonly crayons: readonly Crayon[]
  /** Largest width of a line, in pixels. */
  readonly thickest: number
  readonly stamp: 'Star' | 'Heart' | 'Flower'
  /** The mirror stands upright; otherwise it lies across. */
  readonly upright: boolean
  readonly shape: 'Rectangle' | 'Ellipse'
}
