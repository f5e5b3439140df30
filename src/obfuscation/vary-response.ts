import { createRng } from '../core/rng.ts'
import type { Response } from '../protocol/task.ts'
import { varyCode } from './vary-code.ts'
import { varyPage } from './vary-page.ts'
import { varyText } from './vary-text.ts'

/** What one copy follows from: two recipients' keys have nothing to do with each other. */
export interface CopyKeys {
  /** Of this response and this recipient. */
  readonly copy: string
  /** Of the task: the same for all its responses and recipients. */
  readonly task: string
}

/**
 * The content of a response as another text that shows, says and does the same. Pure: same keys, same text.
 * @throws {Error} if the content cannot be read, or no copy of it can be made
 */
export function varyResponse({ kind, content }: Pick<Response, 'kind' | 'content'>, keys: CopyKeys): string {
  const rng = createRng(keys.copy)
  switch (kind) {
    case 'html':
      return varyPage(content, rng, keys.task)
    case 'text':
      return varyText(content, rng)
    case 'code':
      return varyCode(content, rng)
  }
}
