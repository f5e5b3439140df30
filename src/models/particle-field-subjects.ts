/** What floats in a particle field: how it is called, how it moves and how one of it is drawn. */
export interface ParticleSubject {
  readonly plural: string
  readonly title: string
  /** Words for how it moves. */
  readonly moving: string
  /** Share of the pace that goes sideways and downwards on its own: [-1, 1]. */
  readonly wind: readonly [number, number]
  /** Words for how one of it looks. */
  readonly look: string
  /** JavaScript that draws `dot` (size, shade colour `tint`, `turn` in radians) with `pen` around the origin. */
  readonly shape: string
}

const GLOW = `pen.globalAlpha = .16; disc(dot.size * 3.2); pen.globalAlpha = .35; disc(dot.size * 1.8); pen.globalAlpha = 1; disc(dot.size)`
const RING = `pen.globalAlpha = .14; disc(dot.size * 3); pen.globalAlpha = .9; pen.lineWidth = 1.4; pen.beginPath(); pen.arc(0, 0, dot.size * 3, 0, 7); pen.stroke(); pen.beginPath(); pen.arc(0, 0, dot.size * 2.1, 3.6, 4.6); pen.stroke()`
const FLAKE = `pen.lineWidth = Math.max(1, dot.size * .5); pen.beginPath(); for (let arm = 0; arm < 6; arm++) { pen.rotate(Math.PI / 3); pen.moveTo(0, 0); pen.lineTo(dot.size * 3, 0); pen.moveTo(dot.size * 1.8, 0); pen.lineTo(dot.size * 2.5, dot.size); pen.moveTo(dot.size * 1.8, 0); pen.lineTo(dot.size * 2.5, -dot.size) } pen.stroke()`
const LEAF = `pen.globalAlpha = .92; pen.beginPath(); pen.ellipse(0, 0, dot.size * 3.4, dot.size * 1.5, 0, 0, 7); pen.fill(); pen.globalAlpha = .5; pen.strokeStyle = ground; pen.lineWidth = 1; pen.beginPath(); pen.moveTo(-dot.size * 3, 0); pen.lineTo(dot.size * 3, 0); pen.stroke()`
const STAR = `pen.beginPath(); for (let tip = 0; tip < 8; tip++) { const reach = tip % 2 ? dot.size * .9 : dot.size * 3.2; pen.lineTo(Math.cos(tip * Math.PI / 4) * reach, Math.sin(tip * Math.PI / 4) * reach) } pen.fill(); pen.globalAlpha = .07; disc(dot.size * 4.2)`

export const PARTICLE_SUBJECTS: readonly ParticleSubject[] = [
  { plural: 'fireflies', title: 'Fireflies', moving: 'wandering about', wind: [0, 0], look: 'a soft glowing point of light', shape: GLOW },
  { plural: 'lanterns', title: 'Lanterns', moving: 'rising slowly', wind: [0.15, -0.7], look: 'a glowing light with a halo', shape: GLOW },
  {
    plural: 'sparks',
    title: 'Sparks',
    moving: 'flying upwards',
    wind: [0.2, -0.9],
    look: 'a bright point with a glow around it',
    shape: GLOW,
  },
  { plural: 'bubbles', title: 'Bubbles', moving: 'rising', wind: [0, -0.8], look: 'a clear ring with a small shine in it', shape: RING },
  { plural: 'jellyfish rings', title: 'Jellyfish rings', moving: 'drifting', wind: [0.3, -0.2], look: 'a see-through ring', shape: RING },
  { plural: 'snowflakes', title: 'Snowfall', moving: 'falling', wind: [0.1, 0.8], look: 'a six-armed flake', shape: FLAKE },
  { plural: 'frost crystals', title: 'Frost', moving: 'wandering about', wind: [0, 0], look: 'a crystal with six arms', shape: FLAKE },
  {
    plural: 'leaves',
    title: 'Falling leaves',
    moving: 'falling and turning',
    wind: [0.4, 0.7],
    look: 'a long leaf with a line along its middle',
    shape: LEAF,
  },
  {
    plural: 'petals',
    title: 'Petals',
    moving: 'sailing down in the wind',
    wind: [0.7, 0.5],
    look: 'an oval petal with a fine line in it',
    shape: LEAF,
  },
  { plural: 'little fish', title: 'Shoal', moving: 'swimming to the right', wind: [0.9, 0], look: 'a slim oval body', shape: LEAF },
  { plural: 'stars', title: 'Starfield', moving: 'drifting', wind: [-0.3, 0.1], look: 'a four-pointed star', shape: STAR },
  {
    plural: 'confetti stars',
    title: 'Confetti',
    moving: 'raining down',
    wind: [0, 0.9],
    look: 'a small star with four points',
    shape: STAR,
  },
]

/** Colours of a field: a dark ground, and light shades that stand out from it. */
export interface ParticlePalette {
  readonly name: string
  readonly ground: string
  readonly panel: string
  readonly shades: readonly string[]
}

export const PARTICLE_PALETTES: readonly ParticlePalette[] = [
  { name: 'amber and gold on midnight blue', ground: '#0b1330', panel: '#1a2450', shades: ['#ffd166', '#ffb347', '#fff0b8', '#ff9e5e'] },
  { name: 'mint and lime on deep green', ground: '#06231d', panel: '#0f3a31', shades: ['#7cf5c4', '#c8f76f', '#e6ffe9', '#35d6a4'] },
  { name: 'rose and coral on dark plum', ground: '#270f2b', panel: '#3f1d45', shades: ['#ff8fab', '#ff6f61', '#ffd6e0', '#ffb199'] },
  { name: 'ice blue and white on slate', ground: '#101d2c', panel: '#1d3147', shades: ['#a8e0ff', '#ffffff', '#6fc3ff', '#d5f0ff'] },
  { name: 'violet and pink on black', ground: '#100b1f', panel: '#241a40', shades: ['#b794ff', '#ff8ae2', '#e5d4ff', '#8f7bff'] },
  { name: 'orange and crimson on dark brown', ground: '#22100c', panel: '#3b1f18', shades: ['#ff9f45', '#ff5d5d', '#ffd08a', '#f9844a'] },
  {
    name: 'turquoise and sand on deep sea blue',
    ground: '#042436',
    panel: '#0c3a54',
    shades: ['#3fe0d0', '#f4dfb0', '#9df3ea', '#ffcf8f'],
  },
]
