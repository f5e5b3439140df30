import { createRng } from '../core/rng.ts'
import { readChat } from '../protocol/read-chat.ts'
import type { Response } from '../protocol/task.ts'
import { varyCode } from './vary-code.ts'
import { varyImage } from './vary-image.ts'
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
export function varyResponse(
  { kind, content, siblings }: Pick<Response, 'kind' | 'content'> & { readonly siblings: readonly string[] },
  keys: CopyKeys,
): string {
  const rng = createRng(keys.copy)
  switch (kind) {
    case 'html':
      return varyPage(content, siblings, rng, keys.task)
    case 'text':
    case 'markdown':
      return varyText(content, rng)
    case 'chat':
      return JSON.stringify(readChat(content).map((message) => ({ ...message, content: varyText(message.content, rng) })))
    case 'code':
      return varyCode(content, rng)
    case 'image': {
      const varied = varyImage(Buffer.from(content, 'base64'), rng)
      if (!varied) throw new Error('it is no still picture in PNG or JPEG')
      return Buffer.from(varied).toString('base64')
    }
    default:
      throw new Error(`nobody here knows how to copy a response of the kind ${kind}`)
  }
}
