import type { PageTheme } from './page-themes.ts'

/** What colours are mixed for. */
export interface MixingSubject {
  readonly title: string
  /** Words for the request: "a colour mixer for ...". */
  readonly about: string
  /** The colour one tries to hit: its name and its parts red, green and blue, all multiples of 5. */
  readonly target: string
  readonly parts: Parts
}

export type Parts = readonly [number, number, number]

export const hex = (parts: readonly number[]) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`

export const MIXING_SUBJECTS: readonly MixingSubject[] = [
  { title: 'Wall paint', about: 'wall paints', target: 'sage green', parts: [135, 160, 120] },
  { title: 'Stage light', about: 'the lamps of a theatre', target: 'candle light', parts: [255, 180, 90] },
  { title: 'Wool shop', about: 'dyed wool', target: 'heather', parts: [150, 100, 170] },
  { title: 'Icing', about: 'cake icing', target: 'raspberry', parts: [215, 50, 110] },
  { title: 'Car paint', about: 'car paints', target: 'racing green', parts: [10, 70, 40] },
  { title: 'Inks', about: 'inks for pens', target: 'royal blue', parts: [40, 70, 180] },
  { title: 'Pottery glazes', about: 'the glazes of a pottery', target: 'celadon', parts: [170, 215, 180] },
  { title: 'Lipsticks', about: 'lipsticks', target: 'coral', parts: [250, 110, 90] },
  { title: 'Brand colours', about: "a company's colours", target: 'petrol', parts: [0, 95, 105] },
  { title: 'Team shirts', about: 'the shirts of a football team', target: 'sky blue', parts: [110, 185, 235] },
  { title: 'Tiles', about: 'bathroom tiles', target: 'turquoise', parts: [60, 190, 185] },
  { title: 'Bird book', about: "the feathers in a bird watcher's notes", target: 'kingfisher blue', parts: [0, 130, 200] },
]

/** Names of colours, far enough apart that each has a neighbourhood of its own. */
export const NAMED: Readonly<Record<string, Parts>> = {
  black: [0, 0, 0],
  grey: [128, 128, 128],
  white: [255, 255, 255],
  red: [255, 0, 0],
  orange: [255, 140, 0],
  yellow: [255, 255, 0],
  green: [0, 160, 0],
  turquoise: [0, 210, 200],
  blue: [0, 0, 255],
  violet: [140, 0, 220],
  pink: [255, 130, 190],
  brown: [130, 75, 30],
}

/** The drawn parameters of one colour mixer. */
export interface ColourMixer {
  readonly subject: MixingSubject
  readonly theme: PageTheme
  readonly start: Parts
  /** Number of fields in the row of shades. */
  readonly shades: number
}
