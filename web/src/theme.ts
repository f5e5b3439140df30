import { Alert, type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

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
  // The library's colours of titles are too faint on their grounds: yellow on light yellow has 2.7:1.
  components: { Alert: Alert.extend({ styles: { title: { color: 'var(--mantine-color-text)' } } }) },
})

/**
 * Colours that differ between light and dark. Secondary text of the library is too faint for small print (3.3:1); ours reaches
 * 4.5:1 on every surface we use. Variables rather than CSS `light-dark()`, which the build would resolve by the system's scheme alone.
 */
export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#586069',
    '--kumite-page': '#fafbfb',
    '--kumite-inset': 'var(--mantine-color-gray-0)',
    '--kumite-track': 'var(--mantine-color-gray-2)',
    '--kumite-bar': 'var(--mantine-color-accent-1)',
    '--kumite-better': 'var(--mantine-color-accent-6)',
    '--kumite-worse': 'var(--mantine-color-orange-7)',
    '--kumite-worse-text': '#a83c08',
    '--kumite-simulated': 'var(--mantine-color-violet-8)',
    '--kumite-focus': 'var(--mantine-color-accent-7)',
  },
  dark: {
    '--mantine-color-dimmed': '#a9adb3',
    '--kumite-page': '#1b1c1e',
    '--kumite-inset': '#202123',
    '--kumite-track': 'var(--mantine-color-dark-4)',
    '--kumite-bar': 'rgb(76 178 165 / 0.26)',
    '--kumite-better': 'var(--mantine-color-accent-4)',
    '--kumite-worse': 'var(--mantine-color-orange-5)',
    '--kumite-worse-text': 'var(--mantine-color-orange-4)',
    '--kumite-simulated': 'var(--mantine-color-violet-3)',
    '--kumite-focus': 'var(--mantine-color-accent-3)',
  },
})
