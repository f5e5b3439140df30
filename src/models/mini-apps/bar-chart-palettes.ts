/** Colours of a chart: page, ink, bars, and one that stands out. */
export interface ChartPalette {
  readonly name: string
  readonly back: string
  readonly panel: string
  readonly ink: string
  readonly bar: string
  readonly high: string
}

export const CHART_PALETTES: readonly ChartPalette[] = [
  { name: 'blue on white', back: '#ffffff', panel: '#f2f6fc', ink: '#17243a', bar: '#3b7ddd', high: '#e8590c' },
  { name: 'green on cream', back: '#fdfaf0', panel: '#f3efdf', ink: '#26301d', bar: '#4f9a5b', high: '#c2410c' },
  { name: 'violet on light grey', back: '#f6f5fa', panel: '#eae7f5', ink: '#241b3a', bar: '#7a5bd0', high: '#d6336c' },
  { name: 'brick on pale sand', back: '#f6ecdc', panel: '#ebddc5', ink: '#3a2415', bar: '#b5573a', high: '#1f6f78' },
  { name: 'turquoise on dark blue', back: '#0f1b2d', panel: '#1b2c45', ink: '#e9f1fa', bar: '#2fb5ac', high: '#ffb454' },
  { name: 'rose on dark plum', back: '#23142b', panel: '#382244', ink: '#f8ecf6', bar: '#e0709c', high: '#ffe08a' },
  { name: 'amber on charcoal', back: '#1d1e20', panel: '#2e3033', ink: '#f3f1ec', bar: '#d89020', high: '#58c4f0' },
  { name: 'lime on deep green', back: '#0d261c', panel: '#17392b', ink: '#ecf7ee', bar: '#8fc93a', high: '#ffd0dc' },
]

/** The palette as the variables that the shell and the chart use. */
export const chartVariables = ({ back, panel, ink, bar, high }: ChartPalette) => ({
  '--back': back,
  '--panel': panel,
  '--ink': ink,
  '--bar': bar,
  '--high': high,
  '--accent': high,
  '--line': `${ink}40`,
})
