import { walk } from 'css-tree'
import type { Node } from 'estree'
import { walk as walkProgram } from 'estree-walker'
import { setText } from '../names/text-part.ts'
import { codeFacts } from '../page/code-facts.ts'
import type { Pass } from '../pass.ts'
import { createNameMaker } from '../words.ts'

const PROPERTY = /--[A-Za-z_][\w-]*/g

/** Gives custom properties (`--accent`) other names, in style and in the texts of code. Those whose names code puts together keep them. */
export const renameCustomProperties: Pass = (page, rng) => {
  const { texts } = codeFacts(page)
  const found = new Set<string>()
  for (const { ast } of page.sheets)
    walk(ast, (node) => {
      if (node.type === 'Declaration' && node.property.startsWith('--')) found.add(node.property)
    })
  const partly = texts.flatMap((text) => [...text.matchAll(/--[\w-]*$/g)].map(([part]) => part))
  const dynamic = (name: string) =>
    partly.some((part) => name.startsWith(part) && !found.has(part)) || page.data.some((text) => text.includes(name))
  const names = createNameMaker(rng, [...found, ...texts])
  const renamed = new Map(
    [...found].filter((name) => /^--[A-Za-z_][\w-]*$/.test(name) && !dynamic(name)).map((name) => [name, `--${names.next()}`]),
  )
  const rename = (text: string) => text.replaceAll(PROPERTY, (name) => renamed.get(name) ?? name)
  for (const { ast } of page.sheets)
    walk(ast, (node) => {
      if (node.type === 'Declaration') node.property = rename(node.property)
      if (node.type === 'Raw') node.value = rename(node.value)
      if (node.type === 'Atrule' && node.prelude?.type === 'Raw') node.prelude.value = rename(node.prelude.value)
    })
  for (const { ast } of page.programs) walkProgram(ast, { enter: (node) => renameIn(node, rename) })
  for (const { attrs } of page.elements)
    for (const attribute of attrs) if (attribute.value.includes('var(')) attribute.value = rename(attribute.value)
}

function renameIn(node: Node, rename: (text: string) => string): void {
  const text = node.type === 'TemplateElement' ? node.value.cooked : node.type === 'Literal' ? node.value : undefined
  if (typeof text === 'string' && text.includes('--')) setText(node, rename(text))
}
