import type { ShownResponse } from '../../../src/protocol/task.ts'
import { CodeResponse } from './code-response.tsx'
import { LiveFrame } from './live-frame.tsx'
import { TextResponse } from './text-response.tsx'

/** A live page runs by its address, in its own origin; whatever comes as text or code is shown as it is and never run. */
export function ResponseView({ response, name }: { response: Pick<ShownResponse, 'kind' | 'text' | 'frameUrl'>; name: string }) {
  if (response.frameUrl) return <LiveFrame url={response.frameUrl} name={name} />
  if (response.kind === 'code') return <CodeResponse text={response.text ?? ''} name={name} />
  return <TextResponse text={response.text ?? ''} name={name} />
}
