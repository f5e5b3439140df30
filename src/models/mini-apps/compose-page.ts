import type { BriefEdit } from '../brief.ts'
import type { Fragment, MiniApp } from './mini-app.ts'

/**
 * Builds the one-document page of an app: its base, then for each requirement the fragment that satisfies it, that of the deviation
 * asked for instead, or none where it was dropped. Nothing in the page says which requirement was edited; one has to look.
 * @throws {RangeError} if an edit names a requirement or a deviation that the app does not have
 */
export function composePage(app: MiniApp, edits: readonly BriefEdit[]): string {
  const byName = new Map(edits.map((edit) => [edit.requirement, edit]))
  for (const { requirement, worse } of edits) {
    const known = app.requirements.find(({ name }) => name === requirement)
    if (!known || (worse !== undefined && !known.worse[worse]))
      throw new RangeError(
        `composePage: expected a requirement of "${app.title}" and one of its deviations, got "${requirement}", ${worse}`,
      )
  }
  const fragments = app.requirements.flatMap(({ name, built, worse }) => {
    const edit = byName.get(name)
    if (!edit) return [built]
    return edit.worse === undefined ? [] : [worse[edit.worse]!.built]
  })
  const all = [app.base, ...fragments]
  const join = (slot: keyof Fragment) =>
    all
      .map((fragment) => fragment[slot]?.trim())
      .filter(Boolean)
      .join('\n')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${app.title}</title>
<style>
${SHELL_CSS}
${join('css')}
</style>
</head>
<body>
<header><h1>${app.title}</h1>${join('header')}</header>
<main>${join('stage')}</main>
<footer>${join('bar')}</footer>
<script>
(() => {
'use strict'
const find = (selector) => document.querySelector(selector)
${join('script')}
let before = performance.now()
function frame(now) {
const dt = Math.min(Math.max(now - before, 0) / 1000, 0.05)
before = now
${join('frame')}
requestAnimationFrame(frame)
}
requestAnimationFrame(frame)
})()
</script>
</body>
</html>
`
}

/** Looks shared by all families: a head line, a stage that takes the room there is, a bar that wraps on narrow frames. */
const SHELL_CSS = `* { box-sizing: border-box }
html, body { height: 100%; margin: 0 }
body { display: flex; flex-direction: column; font: 15px/1.45 system-ui, sans-serif; background: var(--back); color: var(--ink) }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 16px; padding: 12px 18px }
h1 { font-size: 18px; font-weight: 650; letter-spacing: -.01em; margin: 0; flex: 1; white-space: nowrap }
main { flex: 1; min-height: 0; position: relative; overflow: hidden }
footer { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; padding: 10px 18px 14px }
footer:empty { display: none }
button { font: inherit; font-weight: 550; color: var(--ink); background: var(--panel); border: 1px solid var(--line); border-radius: 9px; padding: 6px 14px; cursor: pointer; transition: background .15s, border-color .15s }
button:hover { border-color: var(--accent) }
button:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
label { display: inline-flex; align-items: center; gap: 8px }
input[type=range] { width: 120px; accent-color: var(--accent) }
output { font-variant-numeric: tabular-nums }`
