import * as z from 'zod'
import { fromOasstTree } from './from-oasst-tree.ts'
import { fromPreferencePair } from './from-preference-pair.ts'
import { fromResponses } from './from-responses.ts'
import { ImportedTask } from './imported-task.ts'
import { readJsonl } from './read-jsonl.ts'
import { IMPORT_FORMATS_IN_WORDS, type ImportFormat, recogniseFormat } from './recognise-format.ts'

/** A task from one line, or why the line (or one task in it) was refused. A tree may give several of both. */
export type ImportOutcome = { readonly line: number; readonly task: ImportedTask } | { readonly line: number; readonly refused: string }

const READERS: Readonly<Record<ImportFormat, (value: unknown) => ImportedTask[]>> = {
  responses: fromResponses,
  'oasst-tree': fromOasstTree,
  'preference-pair': fromPreferencePair,
}

/**
 * Reads tasks from JSON lines in any of the known forms, line by line, whatever else stands in the file.
 *
 * @param source a path, or the bytes in chunks
 * @throws {@link UnreadableFileError} if the path cannot be read; no line makes it throw
 */
export async function* importTasks(
  source: string | AsyncIterable<Uint8Array>,
  options: { maxLineBytes?: number } = {},
): AsyncGenerator<ImportOutcome> {
  for await (const entry of readJsonl(source, options)) {
    if ('refused' in entry) yield entry
    else for (const outcome of readTasks(entry.value)) yield { line: entry.line, ...outcome }
  }
}

function readTasks(value: unknown): ({ task: ImportedTask } | { refused: string })[] {
  const format = recogniseFormat(value)
  if (format === undefined) return [{ refused: `expected ${IMPORT_FORMATS_IN_WORDS}, got ${describe(value)}` }]
  try {
    const tasks = READERS[format](value)
    if (tasks.length === 0) return [{ refused: 'expected at least two ranked replies to one message in the tree, got none' }]
    return tasks.map((task) => {
      const checked = ImportedTask.safeParse(task)
      return checked.success ? { task: checked.data } : { refused: inWords(checked.error) }
    })
  } catch (error) {
    if (error instanceof z.ZodError) return [{ refused: inWords(error) }]
    throw error
  }
}

function inWords({ issues }: z.ZodError): string {
  const shown = issues.slice(0, 3).map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
  return shown.join('; ') + (issues.length > 3 ? `; and ${issues.length - 3} more` : '')
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value !== 'object') return `a ${typeof value}`
  const keys = Object.keys(value)
  return `an object with ${keys.length === 0 ? 'no keys' : `the keys ${keys.slice(0, 6).join(', ').slice(0, 120)}`}`
}
