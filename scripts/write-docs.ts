import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateDocs } from './generated-docs.ts'
import { root } from './source-tree.ts'

for (const { path, text } of generateDocs()) {
  writeFileSync(join(root, path), text)
  process.stderr.write(`kumite: ${path}\n`)
}
