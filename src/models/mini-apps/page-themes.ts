/** Colours of a calm page: ground, cards on it, lines, text, and one accent. */
export interface PageTheme {
  /** Words for the request, such as `a pale sand colour`. */
  readonly name: string
  readonly back: string
  readonly panel: string
  readonly line: string
  readonly ink: string
  readonly accent: string
}

const theme = (name: string, back: string, panel: string, line: string, ink: string, accent: string): PageTheme => ({
  name,
  back,
  panel,
  line,
  ink,
  accent,
})

export const PAGE_THEMES: readonly PageTheme[] = [
  theme('a sunny yellow', '#ffe08a', '#fffaf0', '#d9b95c', '#3a2a08', '#a8500a'),
  theme('a soft lavender', '#c4b5f7', '#f9f8ff', '#aa9ae6', '#1d1842', '#4a35b5'),
  theme('a fresh mint green', '#b4ecc9', '#f7fff9', '#7cc79a', '#0c2e1c', '#11693f'),
  theme('a light pink', '#ffc4d9', '#fff7fa', '#e695b3', '#3d0d24', '#a01655'),
  theme('a night blue', '#12233d', '#1c3455', '#35557f', '#eaf2fb', '#5fd0ff'),
  theme('a warm terracotta', '#e9a184', '#fff6f0', '#c47a5b', '#3a160a', '#8f2d12'),
  theme('a bright sky blue', '#a9dcff', '#f6fbff', '#74b4e0', '#082638', '#0d5c94'),
  theme('a deep forest green', '#153a2c', '#1f4f3d', '#3a745d', '#eefaf2', '#ffd166'),
  theme('a pale turquoise', '#9fe3df', '#f3fefd', '#62b8b3', '#06302f', '#0a6663'),
  theme('a dark plum', '#3b1c3f', '#522a57', '#7d4a83', '#fbeffc', '#ffb3d1'),
  theme('a peach orange', '#ffc08f', '#fff9f3', '#e09a5f', '#3d1f06', '#9c3f00'),
  theme('a dark slate', '#27323d', '#35434f', '#566877', '#f0f5f8', '#ffc857'),
]

/** What a page looks like that nobody asked to look like anything. */
export const BARE_CSS = ':root { --back: #b8b8b8; --panel: #efefef; --line: #8f8f8f; --ink: #222; --accent: #555 }'
