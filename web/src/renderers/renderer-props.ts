import type { ReactNode } from 'react'
import type { ShownResponse } from '../../../src/protocol/task.ts'

/** What every renderer gets. */
export interface RendererProps {
  readonly response: Pick<ShownResponse, 'kind' | 'text' | 'frameUrl' | 'aspect'>
  /** "Response B": for screen readers. */
  readonly name: string
  /** The other responses of the same kind that came as text, for comparing. */
  readonly others?: readonly OtherText[] | undefined
  /** Lies over what is shown, as large as it. */
  readonly overlay?: ReactNode
}

export interface OtherText {
  readonly label: string
  readonly text: string
}
