import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent: a quiet teal, dark enough at 7 for white text on it (6:1) and light enough at 3 for dark pages. */
const accent: MantineColorsTuple = [
  '#e8f6f4',
  '#d0ebe7',
  '#a3d8d1',
  '#73c4b9',
  '#4cb2a5',
  '#309f92',
  '#1b8377',
  '#0f6b62',
  '#0a564f',
  '#06423d',
]

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent },
  primaryShade: { light: 7, dark: 7 },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontWeight: '600' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
})

/** Secondary text of the library is too faint for small print (3.3:1); these reach 4.5:1 on every surface we use. */
export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-dimmed': '#586069', '--kumite-bar': 'var(--mantine-color-accent-1)', '--kumite-page': '#fafbfb' },
  dark: { '--mantine-color-dimmed': '#a9adb3', '--kumite-bar': 'rgb(76 178 165 / 0.26)', '--kumite-page': '#1b1c1e' },
})
