/**
 * Colours that people with any common colour vision tell apart, darkened for light pages and lightened for dark ones.
 * Nine colours, then the same again; every second line is dashed, so that colour never is the only difference between neighbours.
 * @source Okabe & Ito (2008), Color Universal Design; extended by three hues of Paul Tol's "muted" scheme
 */
const LIGHT = ['#0072b2', '#d55e00', '#00805c', '#b8518f', '#8a6a00', '#332288', '#2f8fc4', '#882255', '#5f6368'] as const
const DARK = ['#56b4e9', '#ff9248', '#2fc79a', '#e89cc6', '#f0e442', '#b3a7ff', '#9adbff', '#ff7a90', '#c2c6cb'] as const
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3]] as const

export function lineColor(style: number, dark: boolean): string {
  const palette = dark ? DARK : LIGHT
  return palette[style % palette.length]!
}

/** Lengths of stroke and gap in CSS pixels; empty is a solid line. */
export function lineDash(style: number): number[] {
  return [...DASHES[style % DASHES.length]!]
}
