import type { Node } from 'estree'
import type { Role, Span, TextPart, Use } from './text-part.ts'

/** Attributes that name ids. */
export const ID_ATTRIBUTES = new Set(
  'id for list headers form aria-labelledby aria-describedby aria-controls aria-owns aria-activedescendant aria-details aria-flowto aria-errormessage popovertarget commandfor'.split(
    ' ',
  ),
)

const roleOf = (attribute: string): Role => {
  if (attribute === 'class') return 'classes'
  if (ID_ATTRIBUTES.has(attribute)) return 'id'
  return attribute === 'href' ? 'selector' : /^(data-|on)/.test(attribute) ? 'unknown' : 'prose'
}

export interface HtmlUses {
  readonly spans: ReadonlyMap<Node, readonly Span[]>
  /** What is found out at run time: as what it gets into the markup. */
  readonly holes: ReadonlyMap<Node, Use>
}

/** @returns whether a text that a program puts together is markup */
export function isMarkup(parts: readonly TextPart[]): boolean {
  return parts.some((part) => part.kind === 'text' && /<[a-z][^<]*/i.test(part.text))
}

/** Follows markup through its pieces: which stretch of them is whose attribute. */
export function htmlUses(parts: readonly TextPart[]): HtmlUses {
  const spans = new Map<Node, Span[]>()
  const holes = new Map<Node, Use>()
  let state: 'text' | 'tag' | 'value' = 'text'
  let word = '' // of a tag: what was read since its last space
  let attribute = ''
  let quote = ''
  for (const [n, part] of parts.entries()) {
    if (part.kind === 'hole') {
      const role = state === 'value' ? roleOf(attribute) : 'unknown'
      holes.set(part.node, { role, gluedStart: isGlued(parts[n - 1], 'end'), gluedEnd: isGlued(parts[n + 1], 'start') })
      continue
    }
    const { text, node } = part
    const list: Span[] = []
    let from = 0
    const close = (to: number) => {
      if (state === 'value' && to > from)
        list.push({
          from,
          to,
          role: roleOf(attribute),
          gluedStart: from === 0 && n > 0,
          gluedEnd: to === text.length && n < parts.length - 1,
        })
    }
    for (let at = 0; at < text.length; at++) {
      const sign = text[at]!
      if (state === 'text') {
        if (sign === '<' && /[a-z]/i.test(text[at + 1] ?? '')) [state, word] = ['tag', '']
      } else if (state === 'tag') {
        if (sign === '>') state = 'text'
        else if ((sign === '"' || sign === "'") && word.endsWith('='))
          [state, quote, attribute, from] = ['value', sign, word.slice(0, -1).toLowerCase(), at + 1]
        else if (/[\w:-]/.test(sign) && word.endsWith('='))
          [state, quote, attribute, from] = ['value', '', word.slice(0, -1).toLowerCase(), at]
        else word = /\s/.test(sign) ? (/\s/.test(text[at + 1] ?? '') || text[at + 1] === '=' ? word : '') : word + sign
      } else if (quote === '' ? /[\s>]/.test(sign) : sign === quote) {
        close(at)
        ;[state, word] = [sign === '>' ? 'text' : 'tag', '']
      }
    }
    close(text.length)
    spans.set(node, list)
  }
  return { spans, holes }
}

/** Whether a word may go on into the piece beside it. */
function isGlued(part: TextPart | undefined, side: 'start' | 'end'): boolean {
  if (!part) return false
  return part.kind === 'hole' || (side === 'start' ? /^[\w-]/ : /[\w-]$/).test(part.text) || part.text === ''
}
