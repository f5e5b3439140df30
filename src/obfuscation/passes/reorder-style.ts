import { type CssNode, type List, walk } from 'css-tree'
import { codeFacts } from '../page/code-facts.ts'
import type { Pass } from '../pass.ts'
import { shuffleWhere } from '../shuffle-where.ts'

/** Words of properties that are set together, by the first word of each. */
const FAMILIES = [
  ['font', 'line'],
  ['inset', 'top', 'right', 'bottom', 'left'],
  ['grid', 'gap', 'row', 'column', 'columns'],
  ['place', 'align', 'justify'],
  ['text', 'white'],
  ['width', 'height', 'inline', 'block', 'min', 'max'],
  ['mask', 'clip'],
  ['transform', 'translate', 'rotate', 'scale'],
]
const FAMILY = new Map(FAMILIES.flatMap((words) => words.map((word) => [word, words[0]!] as const)))
/** Rules that must stand where they stand. */
const FIXED = new Set(['import', 'charset', 'namespace', 'layer'])

/**
 * Puts rules and declarations in another order, as far as the cascade cannot tell: two that set no property in common may change places.
 * Nothing is moved where code looks into style sheets.
 */
export const reorderStyle: Pass = (page, rng) => {
  const { members } = codeFacts(page)
  if (members.has('cssRules') || members.has('styleSheets') || members.has('sheet') || members.has('cssText')) return
  for (const { ast } of page.sheets)
    walk(ast, (node) => {
      if (node.type !== 'StyleSheet' && node.type !== 'Block' && node.type !== 'DeclarationList') return
      const items = [...node.children].map((child) => ({ child, families: familiesOf(child) }))
      if (items.some(({ child }) => child.type === 'Atrule' && FIXED.has(child.name))) return
      const shuffled = shuffleWhere(items, (a, b) => ![...a.families].some((family) => b.families.has(family)), rng)
      ;(node.children as List<CssNode>).fromArray(shuffled.map(({ child }) => child))
    })
}

/** What a rule or a declaration sets. */
function familiesOf(node: CssNode): Set<string> {
  const families = new Set<string>()
  walk(node, (inner) => {
    if (inner.type === 'Declaration') families.add(familyOf(inner.property))
    if (inner.type === 'Atrule' && inner.name !== 'media' && inner.name !== 'supports') families.add(`@${inner.name}`)
    if (inner.type === 'Raw' && node.type === 'Raw') families.add('unread')
  })
  return families
}

function familyOf(property: string): string {
  if (property.startsWith('--')) return property
  const first = property
    .toLowerCase()
    .replace(/^-[a-z]+-/, '')
    .split('-')[0]!
  return first === 'all' ? 'all' : (FAMILY.get(first) ?? first)
}
