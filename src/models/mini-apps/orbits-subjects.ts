import type { SimulationPalette } from './simulation-palettes.ts'

/** The drawn parameters of one picture of orbits. */
export interface Orbits {
  readonly system: OrbitSystem
  readonly palette: SimulationPalette
  /** How much time of the system passes per second. */
  readonly pace: number
  /** Height of the paths as a share of their width: 1 = seen from above. */
  readonly flat: number
}

/** Something with bodies around it. */
export interface OrbitSystem {
  readonly title: string
  readonly centre: string
  /** What goes around, in words. */
  readonly bodies: string
  readonly unit: 'Hour' | 'Day' | 'Year'
  /** Name and time for one turn, from the inside out. */
  readonly periods: readonly (readonly [string, number])[]
}

/** @source orbital periods: NASA planetary and satellite fact sheets; NASA exoplanet archive; rounded */
export const ORBIT_SYSTEMS: readonly OrbitSystem[] = [
  {
    title: 'Inner planets',
    centre: 'the Sun',
    bodies: 'the four inner planets',
    unit: 'Day',
    periods: [
      ['Mercury', 88],
      ['Venus', 224.7],
      ['Earth', 365.2],
      ['Mars', 687],
    ],
  },
  {
    title: 'Giant planets',
    centre: 'the Sun',
    bodies: 'the four giant planets',
    unit: 'Year',
    periods: [
      ['Jupiter', 11.86],
      ['Saturn', 29.46],
      ['Uranus', 84.01],
      ['Neptune', 164.8],
    ],
  },
  {
    title: 'Dwarf planets',
    centre: 'the Sun',
    bodies: 'four dwarf planets',
    unit: 'Year',
    periods: [
      ['Pluto', 247.9],
      ['Haumea', 283.8],
      ['Makemake', 306.2],
      ['Eris', 559],
    ],
  },
  {
    title: "Galileo's moons",
    centre: 'Jupiter',
    bodies: 'the moons that Galileo saw',
    unit: 'Day',
    periods: [
      ['Io', 1.77],
      ['Europa', 3.55],
      ['Ganymede', 7.15],
      ['Callisto', 16.69],
    ],
  },
  {
    title: "Saturn's moons",
    centre: 'Saturn',
    bodies: 'six moons',
    unit: 'Day',
    periods: [
      ['Mimas', 0.94],
      ['Enceladus', 1.37],
      ['Tethys', 1.89],
      ['Dione', 2.74],
      ['Rhea', 4.52],
      ['Titan', 15.95],
    ],
  },
  {
    title: 'Moons of Uranus',
    centre: 'Uranus',
    bodies: 'its five large moons',
    unit: 'Day',
    periods: [
      ['Miranda', 1.41],
      ['Ariel', 2.52],
      ['Umbriel', 4.14],
      ['Titania', 8.71],
      ['Oberon', 13.46],
    ],
  },
  {
    title: "Pluto's family",
    centre: 'Pluto',
    bodies: 'its five moons',
    unit: 'Day',
    periods: [
      ['Charon', 6.39],
      ['Styx', 20.16],
      ['Nix', 24.85],
      ['Kerberos', 32.17],
      ['Hydra', 38.2],
    ],
  },
  {
    title: 'The two moons of Mars',
    centre: 'Mars',
    bodies: 'Phobos and Deimos',
    unit: 'Hour',
    periods: [
      ['Phobos', 7.65],
      ['Deimos', 30.31],
    ],
  },
  {
    title: 'Close to Neptune',
    centre: 'Neptune',
    bodies: 'four inner moons',
    unit: 'Hour',
    periods: [
      ['Despina', 8.03],
      ['Galatea', 10.29],
      ['Larissa', 13.31],
      ['Proteus', 26.94],
    ],
  },
  {
    title: 'TRAPPIST-1',
    centre: 'the red dwarf TRAPPIST-1',
    bodies: 'its inner planets b to f',
    unit: 'Day',
    periods: [
      ['Planet b', 1.51],
      ['Planet c', 2.42],
      ['Planet d', 4.05],
      ['Planet e', 6.1],
      ['Planet f', 9.21],
    ],
  },
  {
    title: 'Kepler-11',
    centre: 'the star Kepler-11',
    bodies: 'its five inner planets',
    unit: 'Day',
    periods: [
      ['Planet b', 10.3],
      ['Planet c', 13.02],
      ['Planet d', 22.68],
      ['Planet e', 32],
      ['Planet f', 46.69],
    ],
  },
  {
    title: 'Gliese 876',
    centre: 'the star Gliese 876',
    bodies: 'its four planets',
    unit: 'Day',
    periods: [
      ['Planet d', 1.94],
      ['Planet c', 30.1],
      ['Planet b', 61.1],
      ['Planet e', 124.3],
    ],
  },
]

/** Selector of the line that tells the simulated time. */
export const clockOf = ({ unit }: OrbitSystem) => `text=/${unit}: -?\\d/`
