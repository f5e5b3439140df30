import { type ErrorClass, listErrorClasses } from './error-classes.ts'
import { readFloorPlan } from './source-tree.ts'

const head = `# Errors

Every error that Kumite throws on purpose has a code: it stands in the log, in the API's problem replies and in this list.
An error without a code is a bug. This page is written by \`npm run docs\` from the doc comments of the classes.
`

/** The text of docs/errors.md: one heading per code, so that \`docs/errors.md#code\` leads to it. */
export function writeErrorsPage(): string {
  const errors = listErrorClasses()
  const floors = Object.keys(readFloorPlan()).filter((floor) => errors.some((error) => error.floor === floor))
  const sections = floors.map((floor) => {
    const own = errors.filter((error) => error.floor === floor).sort((a, b) => a.code.localeCompare(b.code, 'en'))
    return [`## ${floor}\n`, ...own.map(writeError)].join('\n')
  })
  return [head, ...sections].join('\n')
}

function writeError({ name, code, meaning, retryable, hints }: ErrorClass): string {
  const lines = [`\`${name}\`: ${meaning}`]
  if (hints.length > 0) lines.push(`Try: ${hints.join('; or: ')}.`)
  if (retryable) lines.push('The same call may succeed later.')
  return `### ${code}\n\n${lines.join('\n\n')}\n`
}
