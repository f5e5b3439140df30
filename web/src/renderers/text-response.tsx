import { ReadingPane } from './reading-pane.tsx'
import type { RendererProps } from './renderer-props.ts'

/** Plain text, as written. */
export function TextResponse({ response, name, overlay }: RendererProps) {
  return (
    <ReadingPane name={name} overlay={overlay}>
      <div className="preserve-lines" dir="auto">
        {response.text}
      </div>
    </ReadingPane>
  )
}
