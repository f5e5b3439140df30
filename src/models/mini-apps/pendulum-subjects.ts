import type { SimulationPalette } from './simulation-palettes.ts'

/** The drawn parameters of one row of swinging things. */
export interface Pendulum {
  readonly subject: PendulumSubject
  readonly palette: SimulationPalette
  readonly count: number
  /** Seconds for one swing of the first, the slowest. */
  readonly period: number
  /** How far they are let go from: radians, or for springs a share of the length. */
  readonly start: number
}

/** What swings. */
export interface PendulumSubject {
  readonly title: string
  readonly things: string
  /** Hangs on a spring and goes up and down instead of to and fro. */
  readonly spring: boolean
}

export const PENDULUM_SUBJECTS: readonly PendulumSubject[] = [
  { title: 'Pendulum wave', things: 'pendulums', spring: false },
  { title: 'Lamps in the wind', things: 'hanging lamps', spring: false },
  { title: 'Playground', things: 'seats on chains', spring: false },
  { title: 'Bell practice', things: 'bells on ropes', spring: false },
  { title: 'Lanterns', things: 'paper lanterns on strings', spring: false },
  { title: 'Christmas baubles', things: 'baubles on threads', spring: false },
  { title: 'Weights on springs', things: 'weights on springs', spring: true },
  { title: 'Bungee', things: 'balls on rubber ropes', spring: true },
  { title: 'Puppet workshop', things: 'puppets on elastic strings', spring: true },
  { title: 'Yo-yo row', things: 'yo-yos on springy cords', spring: true },
  { title: 'Spring scales', things: 'scales with a load', spring: true },
]

export const CLOCK = 'text=/Time: \\d/'
export const SWINGS = 'text=/Swings: \\d/'
