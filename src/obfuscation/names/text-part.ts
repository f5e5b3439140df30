import type { Node } from 'estree'

/** What a text of a program is used as. */
export type Role = 'id' | 'classes' | 'selector' | 'prose' | 'unknown'

/** Where a piece of text ends up. Glued: something that is found out at run time may stand right beside it, and be part of its word. */
export interface Use {
  readonly role: Role
  readonly gluedStart: boolean
  readonly gluedEnd: boolean
}

/** A stretch of a text with one use. */
export interface Span extends Use {
  readonly from: number
  readonly to: number
}

/** A piece of a text that a program puts together: written there, or found out at run time. */
export type TextPart =
  | { readonly kind: 'text'; readonly node: Node; readonly text: string }
  | { readonly kind: 'hole'; readonly node: Node }

export const UNKNOWN: Use = { role: 'unknown', gluedStart: false, gluedEnd: false }

/** The pieces of a text expression in order: a literal, a template, a sum. */
export function textParts(node: Node): TextPart[] {
  if (node.type === 'Literal' && typeof node.value === 'string') return [{ kind: 'text', node, text: node.value }]
  if (node.type === 'BinaryExpression' && node.operator === '+') return [...textParts(node.left), ...textParts(node.right)]
  if (node.type !== 'TemplateLiteral') return [{ kind: 'hole', node }]
  return node.quasis.flatMap((quasi, n): TextPart[] => {
    const expression = node.expressions[n]
    const text: TextPart = { kind: 'text', node: quasi, text: quasi.value.cooked ?? quasi.value.raw }
    return expression ? [text, ...textParts(expression)] : [text]
  })
}

/** Puts another text in the place of a piece; one that stays keeps its spelling, which some templates read. */
export function setText(node: Node, text: string): void {
  if (node.type === 'TemplateElement' && node.value.cooked === text) return
  if (node.type === 'Literal') Object.assign(node, { value: text, raw: JSON.stringify(text) })
  if (node.type === 'TemplateElement') node.value = { cooked: text, raw: text.replaceAll(/[\\`]|\$(?=\{)/g, (sign) => `\\${sign}`) }
}
