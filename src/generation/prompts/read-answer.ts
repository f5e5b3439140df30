import type { MadeKind } from '../../models/made-kind.ts'

/** What a model wrote, taken apart. */
export interface WrittenAnswer {
  readonly plan: string
  /** The result alone; absent if there is none in it. */
  readonly content: string | undefined
}

/** Takes the plan out of an answer and the result out of whatever else a model wrapped around it. */
export function readAnswer(kind: MadeKind, text: string): WrittenAnswer {
  const plan = between(text, '<plan>', '</plan>')
  const rest = text.slice(plan === undefined ? 0 : text.indexOf('</plan>') + '</plan>'.length)
  return { plan: (plan ?? '').trim(), content: contentOf(kind, rest) }
}

function contentOf(kind: MadeKind, text: string): string | undefined {
  if (kind === 'html') {
    const start = text.search(/<!doctype html|<html[\s>]/i)
    const end = text.toLowerCase().lastIndexOf('</html>')
    return start >= 0 && end > start ? text.slice(start, end + '</html>'.length) : undefined
  }
  if (kind === 'code') return fenced(text) ?? undefined
  return (between(text, '<answer>', '</answer>') ?? fenced(text) ?? text).trim() || undefined
}

function between(text: string, open: string, close: string): string | undefined {
  const start = text.indexOf(open)
  const end = text.indexOf(close, start)
  return start >= 0 && end > start ? text.slice(start + open.length, end) : undefined
}

/** The inside of the first code fence. */
function fenced(text: string): string | undefined {
  const start = text.indexOf('```')
  const body = text.indexOf('\n', start)
  const end = text.indexOf('```', body)
  return start >= 0 && body > start && end > body ? text.slice(body + 1, end).trim() || undefined : undefined
}
