import { writeErrorsPage } from './errors-page.ts'
import { drawFloors } from './floor-picture.ts'
import { readText } from './source-tree.ts'
import { writeWorkedExample } from './worked-example.ts'

/** Files in docs/ that are drawn from the sources, with the text they should have. */
export function generateDocs(): { readonly path: string; readonly text: string }[] {
  return [
    { path: 'docs/errors.md', text: writeErrorsPage() },
    fillIn('docs/architecture.md', { name: 'floors', from: 'floor-plan.json', text: drawFloors() }),
    fillIn('docs/scoring.md', { name: 'worked example', from: 'scripts/worked-example.ts', text: writeWorkedExample() }),
  ]
}

/** A page whose part between two marks is written by a script; the rest is written by hand. */
function fillIn(path: string, { name, from, text }: { name: string; from: string; text: string }): { path: string; text: string } {
  const begin = `<!-- ${name}: written by \`npm run docs\` from ${from} -->`
  const end = `<!-- end of ${name} -->`
  const page = readText(path)
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`${path}: expected the lines ${begin} and ${end}`)
  return { path, text: `${before}${begin}\n\n${text}\n\n${end}${after}` }
}
