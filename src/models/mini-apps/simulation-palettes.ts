/** A colour as it is told and painted. */
export interface Colour {
  readonly name: string
  readonly hex: string
}

/** Colours of a simulation: a calm ground and three that stand out from it and from each other. */
export interface SimulationPalette {
  readonly ground: Colour
  readonly panel: string
  readonly ink: string
  readonly first: Colour
  readonly second: Colour
  readonly third: Colour
}

/** @example told({ name: 'amber', hex: '#ffc145' }) // 'amber (#ffc145)' */
export const told = ({ name, hex }: Colour) => `${name} (${hex})`

/** CSS that puts the shell of a page into a palette. */
export const dressed = ({ ground, panel, ink, first }: SimulationPalette) =>
  `:root { --back: ${ground.hex}; --panel: ${panel}; --line: ${ink}33; --ink: ${ink}; --accent: ${first.hex} }`

const palette = (
  ground: string,
  panel: string,
  ink: string,
  first: readonly [string, string],
  second: readonly [string, string],
  third: readonly [string, string],
): SimulationPalette => ({
  ground: { name: ground.slice(0, -8), hex: ground.slice(-7) },
  panel,
  ink,
  first: { name: first[0], hex: first[1] },
  second: { name: second[0], hex: second[1] },
  third: { name: third[0], hex: third[1] },
})

export const SIMULATION_PALETTES: readonly SimulationPalette[] = [
  palette('midnight blue #0d1536', '#1b2654', '#eef2ff', ['amber', '#ffc145'], ['sky blue', '#6fc3ff'], ['coral', '#ff7f6b']),
  palette('deep green #08261e', '#123d31', '#ecfff6', ['lime', '#b9f25c'], ['orange', '#ff9f43'], ['turquoise', '#4fe3d0']),
  palette('dark plum #2a1030', '#43204b', '#fdefff', ['pink', '#ff8fc0'], ['lavender', '#b09bff'], ['gold', '#ffd166']),
  palette('dark brown #21120c', '#3a231a', '#fff3ea', ['orange', '#ff9a3d'], ['red', '#ff4f60'], ['cream', '#ffdf9e']),
  palette('slate #15202b', '#23323f', '#eef5fb', ['turquoise', '#3fe0d0'], ['sand', '#f4d9a0'], ['salmon', '#ff8c7a']),
  palette('black #0b0b10', '#1f1f29', '#f3f3f8', ['green', '#5dff8f'], ['violet', '#a98bff'], ['yellow', '#ffe24a']),
  palette('ivory #faf6ea', '#fffdf5', '#2b2517', ['rust', '#b8461b'], ['forest green', '#1f6b45'], ['navy', '#243b7a']),
  palette('pale grey #f0f2f5', '#ffffff', '#1d2430', ['blue', '#1f5fd1'], ['crimson', '#c2213f'], ['dark teal', '#0b6f6f']),
  palette('light mint #e9f6ee', '#fbfffc', '#12302a', ['dark green', '#14663f'], ['purple', '#7a2ea0'], ['burnt orange', '#b3500c']),
  palette('blush #fdeef0', '#fffafa', '#3a1620', ['wine red', '#8f1237'], ['indigo', '#3b3aa8'], ['teal', '#0a7480']),
]
