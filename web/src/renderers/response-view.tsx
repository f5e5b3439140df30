import { Skeleton } from '@mantine/core'
import { type ComponentType, lazy, Suspense } from 'react'
import type { ResponseKind } from '../../../src/protocol/task.ts'
import { ErrorBoundary } from '../layout/error-boundary.tsx'
import { CodeResponse } from './code-response.tsx'
import { FramedResponse } from './framed-response.tsx'
import type { RendererProps } from './renderer-props.ts'
import { TextResponse } from './text-response.tsx'
import { UnknownResponse } from './unknown-response.tsx'

/** Who shows which kind: the one place to add one. Large ones are fetched when they are needed. */
const RENDERERS: Readonly<Record<ResponseKind, ComponentType<RendererProps>>> = {
  text: TextResponse,
  code: CodeResponse,
  html: FramedResponse,
  markdown: lazy(() => import('./markdown-response.tsx')),
  chat: lazy(() => import('./chat-response.tsx')),
  image: FramedResponse,
}

/** A response, shown as its kind is shown; of a kind that nobody here knows, or where that fails, as text. It takes nothing else of the page with it. */
export function ResponseView(props: RendererProps) {
  const { kind } = props.response
  const Renderer = isKnown(kind) ? RENDERERS[kind] : UnknownResponse
  return (
    <ErrorBoundary instead={<UnknownResponse {...props} />}>
      <Suspense fallback={<Skeleton h={360} />}>
        <Renderer {...props} />
      </Suspense>
    </ErrorBoundary>
  )
}

function isKnown(kind: string): kind is ResponseKind {
  return Object.hasOwn(RENDERERS, kind)
}
