import type { ShownResponse } from '../../../src/protocol/task.ts'
import { LiveFrame } from './live-frame.tsx'
import { TextResponse } from './text-response.tsx'

/** A live page runs by its address, in its own origin; whatever comes as text is shown as text and never run. */
export function ResponseView({ response, name }: { response: Pick<ShownResponse, 'text' | 'frameUrl'>; name: string }) {
  if (response.frameUrl) return <LiveFrame url={response.frameUrl} name={name} />
  return <TextResponse text={response.text ?? ''} name={name} />
}
