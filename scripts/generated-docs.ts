import { writeErrorsPage } from './errors-page.ts'
import { drawFloors } from './floor-picture.ts'
import { readText } from './source-tree.ts'

const begin = '<!-- floors: written by `npm run docs` from floor-plan.json -->'
const end = '<!-- end of floors -->'

/** Files in docs/ that are drawn from the sources, with the text they should have. */
export function generateDocs(): { readonly path: string; readonly text: string }[] {
  const architecture = readText('docs/architecture.md')
  const [before, rest] = architecture.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`docs/architecture.md: expected the lines ${begin} and ${end}`)
  return [
    { path: 'docs/errors.md', text: writeErrorsPage() },
    { path: 'docs/architecture.md', text: `${before}${begin}\n\n${drawFloors()}\n\n${end}${after}` },
  ]
}
