/** How one particle is drawn. */
interface ParticleShape {
  /** Words for how one of it looks. */
  readonly look: string
  /** JavaScript that draws `dot` (size, shade, `turn` in radians) with `pen` around the origin. */
  readonly draw: string
  /** The canvas method that any drawing of this shape has to call, and at least how often for each. */
  readonly call: 'arc' | 'ellipse' | 'lineTo'
  readonly least: number
  /** Turns all around; otherwise it only sways. */
  readonly turning: boolean
}

const GLOW: ParticleShape = {
  look: 'a round point of light with a soft halo around it',
  draw: 'pen.globalAlpha = .16; disc(dot.size * 3.2); pen.globalAlpha = .35; disc(dot.size * 1.8); pen.globalAlpha = 1; disc(dot.size)',
  call: 'arc',
  least: 2,
  turning: false,
}
const RING: ParticleShape = {
  look: 'a clear ring with a small curved shine in it',
  draw: 'pen.globalAlpha = .14; disc(dot.size * 3); pen.globalAlpha = 1; pen.lineWidth = 1.6; pen.beginPath(); pen.arc(0, 0, dot.size * 3, 0, 7); pen.stroke(); pen.beginPath(); pen.arc(0, 0, dot.size * 2.1, 3.6, 4.6); pen.stroke()',
  call: 'arc',
  least: 2,
  turning: false,
}
const FLAKE: ParticleShape = {
  look: 'a thin crystal with six arms',
  draw: 'pen.lineWidth = Math.max(1.6, dot.size * .6); pen.beginPath(); for (let arm = 0; arm < 6; arm++) { pen.rotate(Math.PI / 3); pen.moveTo(0, 0); pen.lineTo(dot.size * 3, 0); pen.moveTo(dot.size * 1.8, 0); pen.lineTo(dot.size * 2.5, dot.size); pen.moveTo(dot.size * 1.8, 0); pen.lineTo(dot.size * 2.5, -dot.size) } pen.stroke()',
  call: 'lineTo',
  least: 6,
  turning: true,
}
const LEAF: ParticleShape = {
  look: 'a slim oval with a fine line along its middle',
  draw: 'pen.beginPath(); pen.ellipse(0, 0, dot.size * 3.4, dot.size * 1.5, 0, 0, 7); pen.fill(); pen.globalAlpha = .5; pen.strokeStyle = ground; pen.lineWidth = 1; pen.strokeRect(-dot.size * 3, 0, dot.size * 6, 0)',
  call: 'ellipse',
  least: 1,
  turning: true,
}
const WINGS: ParticleShape = {
  look: 'a pair of oval wings that open and close',
  draw: 'const open = .35 + Math.abs(Math.sin(dot.turn * 3)) * .65; for (const side of [-1, 1]) { pen.beginPath(); pen.ellipse(side * dot.size * 1.6 * open, 0, dot.size * 1.7 * open, dot.size * 2.5, side * .5, 0, 7); pen.fill() }',
  call: 'ellipse',
  least: 2,
  turning: false,
}
const STAR: ParticleShape = {
  look: 'a small star with four points',
  draw: 'pen.beginPath(); for (let tip = 0; tip < 8; tip++) { const reach = tip % 2 ? dot.size * .9 : dot.size * 3.2; pen.lineTo(Math.cos(tip * Math.PI / 4) * reach, Math.sin(tip * Math.PI / 4) * reach) } pen.fill(); pen.globalAlpha = .07; disc(dot.size * 4.2)',
  call: 'lineTo',
  least: 7,
  turning: true,
}

/** A shape that cannot be taken for the given one. */
export function unlike({ call }: ParticleShape): ParticleShape {
  return call === 'lineTo' ? LEAF : FLAKE
}

/** What floats in a particle field: how it is called, how it moves and how one of it is drawn. */
export interface ParticleSubject {
  readonly plural: string
  readonly title: string
  /** Words for how it moves. */
  readonly moving: string
  /** Share of the pace that goes sideways and downwards on its own: [-1, 1]. */
  readonly wind: readonly [number, number]
  readonly shape: ParticleShape
}

export const PARTICLE_SUBJECTS: readonly ParticleSubject[] = [
  { plural: 'fireflies', title: 'Fireflies', moving: 'wandering about over a summer meadow', wind: [0, 0], shape: GLOW },
  { plural: 'lanterns', title: 'Lanterns', moving: 'rising slowly into the night', wind: [0.15, -0.7], shape: GLOW },
  { plural: 'sparks', title: 'Sparks', moving: 'flying up from a fire', wind: [0.2, -0.9], shape: GLOW },
  { plural: 'bubbles', title: 'Bubbles', moving: 'rising through water', wind: [0, -0.8], shape: RING },
  { plural: 'jellyfish', title: 'Jellyfish', moving: 'drifting in the current', wind: [0.3, -0.2], shape: RING },
  { plural: 'soap bubbles', title: 'Soap bubbles', moving: 'sailing off to the right', wind: [0.8, -0.1], shape: RING },
  { plural: 'snowflakes', title: 'Snowfall', moving: 'falling on a still evening', wind: [0.1, 0.8], shape: FLAKE },
  { plural: 'frost crystals', title: 'Frost', moving: 'wandering about on a window', wind: [0, 0], shape: FLAKE },
  { plural: 'dandelion seeds', title: 'Dandelion seeds', moving: 'blown across a field', wind: [0.8, -0.2], shape: FLAKE },
  { plural: 'leaves', title: 'Falling leaves', moving: 'falling and turning', wind: [0.4, 0.7], shape: LEAF },
  { plural: 'petals', title: 'Petals', moving: 'sailing down in the wind', wind: [0.7, 0.5], shape: LEAF },
  { plural: 'little fish', title: 'Shoal', moving: 'swimming to the right', wind: [0.9, 0], shape: { ...LEAF, turning: false } },
  { plural: 'butterflies', title: 'Butterflies', moving: 'fluttering around', wind: [0, -0.1], shape: WINGS },
  { plural: 'moths', title: 'Moths', moving: 'coming out at dusk', wind: [-0.3, -0.3], shape: WINGS },
  { plural: 'stars', title: 'Starfield', moving: 'drifting by', wind: [-0.3, 0.1], shape: STAR },
  { plural: 'confetti stars', title: 'Confetti', moving: 'raining down at a party', wind: [0, 0.9], shape: STAR },
]

/** Colours of a field: a ground, and shades that stand out from it. */
export interface ParticlePalette {
  readonly name: string
  readonly ground: string
  readonly panel: string
  readonly ink: string
  readonly shades: readonly [string, string, string, string]
}

const night = (name: string, ground: string, panel: string, shades: ParticlePalette['shades']) => ({
  name,
  ground,
  panel,
  ink: '#f4f6fb',
  shades,
})
const day = (name: string, ground: string, panel: string, shades: ParticlePalette['shades']) => ({
  name,
  ground,
  panel,
  ink: '#1c2230',
  shades,
})

/** What a field opens with: light on dark. */
export const NIGHT_PALETTES: readonly ParticlePalette[] = [
  night('amber and gold on midnight blue', '#0b1330', '#1a2450', ['#ffd166', '#ff7a3d', '#fff0b8', '#ffb347']),
  night('mint and lime on deep green', '#06231d', '#0f3a31', ['#7cf5c4', '#c8f76f', '#e6ffe9', '#35d6a4']),
  night('rose and coral on dark plum', '#270f2b', '#3f1d45', ['#ffd6e0', '#ff6f61', '#ff8fab', '#ffb199']),
  night('white and ice blue on slate', '#101d2c', '#1d3147', ['#ffffff', '#6fc3ff', '#a8e0ff', '#d5f0ff']),
  night('violet and pink on black', '#100b1f', '#241a40', ['#b794ff', '#ff8ae2', '#e5d4ff', '#8f7bff']),
  night('orange and crimson on dark brown', '#22100c', '#3b1f18', ['#ffd08a', '#ff5d5d', '#ff9f45', '#f9844a']),
  night('turquoise and sand on deep sea blue', '#042436', '#0c3a54', ['#3fe0d0', '#f4dfb0', '#9df3ea', '#ffcf8f']),
]

/** What its colour button turns to: dark on light. */
export const DAY_PALETTES: readonly ParticlePalette[] = [
  day('navy and brick on pale sand', '#f4ead6', '#e8dabd', ['#1f3a63', '#b0462f', '#4a6a94', '#8a2f22']),
  day('pine and moss on soft cream', '#f7f4e4', '#e9e4c8', ['#1f5b44', '#7a8f2a', '#3d7d63', '#54661c']),
  day('plum and raspberry on light rose', '#fbe9ee', '#f3d3dd', ['#5c2751', '#c2265c', '#8a3b7b', '#9c1c48']),
  day('ink and cobalt on white', '#fcfdff', '#e8eef8', ['#16213c', '#2559c7', '#3f5580', '#1b47a0']),
  day('rust and olive on light grey', '#eceeec', '#dbdfdb', ['#a2431d', '#5b6425', '#c3612f', '#6f4a1c']),
  day('teal and maroon on pale blue', '#e2f1f7', '#cbe3ee', ['#0e6470', '#7b1f3a', '#2d8b97', '#9b3a52']),
]

/** The drawn parameters of one particle field. */
export interface ParticleField {
  readonly subject: ParticleSubject
  readonly count: number
  readonly first: ParticlePalette
  readonly second: ParticlePalette
  /** The mouse pulls; otherwise it drives away. */
  readonly pull: boolean
  /** How far the mouse reaches, in pixels. */
  readonly reach: number
  /** How many times as fast the speed slider makes it at most. */
  readonly fastest: number
  /** How many a click or a press on a button adds. */
  readonly burst: number
}
