/** Twelve colours that keep apart in light and dark; what comes after them starts over, dashed. */
const PALETTE = [
  '#2f6fde',
  '#d9480f',
  '#2b8a3e',
  '#ae3ec9',
  '#c98a00',
  '#0c8599',
  '#e03131',
  '#7048e8',
  '#5c940d',
  '#d6336c',
  '#868e96',
  '#1098ad',
]

/** The place of a colour or, with dashes, of a line: more groups than colours are told apart by dashes. */
export const COLOURS = 2 * PALETTE.length

/** The report's whole stylesheet: no font, image or script from elsewhere. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --paper: #ffffff; --edge: #d0d7de; --good: #1a7f37; --bad: #cf222e }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --paper: #0d1117; --edge: #3d444d; --good: #3fb950; --bad: #f85149 } }
body { margin: 0 auto; max-width: 1100px; padding: 16px; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
h1 { font-size: 1.5rem } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-top: 1px solid var(--edge); padding-top: 1rem } h3 { font-size: 1rem; margin-bottom: .3rem }
p, li { max-width: 70ch } .soft { color: var(--soft); font-size: .875rem } .good { color: var(--good) } .bad { color: var(--bad) }
.charts { display: grid; gap: 24px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)) }
.charts > * { min-width: 0 } svg { width: 100%; height: auto; max-width: 560px } svg text { font-size: 11px; fill: var(--ink) }
.whisker, .mark { stroke: var(--ink); fill: none } .mark { stroke-width: 2; stroke-dasharray: 2 1 } .axis { stroke: var(--edge) } .line { fill: none; stroke-width: 2 }
.legend { list-style: none; padding: 0; font-size: .8125rem; columns: 2 9rem } .key { width: 24px; height: 8px; margin-right: 6px }
.table { overflow-x: auto } table { border-collapse: collapse; font-size: .875rem } th, td { padding: 4px 8px; border-bottom: 1px solid var(--edge); text-align: right; white-space: nowrap } th:first-child, td:first-child { text-align: left }
${PALETTE.flatMap((colour, place) => [
  `.c${place}, .c${place + PALETTE.length} { fill: ${colour} }`,
  `.s${place}, .s${place + PALETTE.length} { stroke: ${colour} }`,
  `.s${place + PALETTE.length} { stroke-dasharray: 5 3 }`,
]).join('\n')}
`
