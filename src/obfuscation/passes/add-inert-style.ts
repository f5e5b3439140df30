import { type CssNode, clone, List, walk } from 'css-tree'
import { codeFacts, wordsOf } from '../page/code-facts.ts'
import type { Page } from '../page/page.ts'
import type { Pass } from '../pass.ts'
import { createNameMaker } from '../words.ts'

const MOST_RULES = 40

/** Adds rules for classes that no element has, with declarations as the page's other rules have them. */
export const addInertStyle: Pass = (page, rng) => {
  const { members, identifiers, texts } = codeFacts(page)
  if (members.has('cssRules') || members.has('styleSheets') || members.has('sheet')) return
  const names = createNameMaker(rng, [...identifiers, ...wordsOf([...texts, ...page.data]), ...classesOf(page)])
  for (const { ast } of page.sheets) {
    if (ast.type !== 'StyleSheet') continue
    const rules = [...ast.children]
    const models = rules.filter((rule) => rule.type === 'Rule')
    if (models.length === 0) continue
    const added = Array.from({ length: Math.min(MOST_RULES, rng.int(2, 4 + Math.ceil(models.length / 2))) }, (): CssNode => {
      const declarations = [rng.pick(models), rng.pick(models)].flatMap(({ block }) =>
        [...block.children].filter(({ type }) => type === 'Declaration'),
      )
      const children = rng.shuffle(declarations).slice(0, rng.int(1, 5)).map(clone)
      const selector: CssNode = {
        type: 'Selector',
        children: new List<CssNode>().fromArray([{ type: 'ClassSelector', name: names.next() }]),
      }
      const prelude = { type: 'SelectorList' as const, children: new List<CssNode>().fromArray([selector]) }
      return { type: 'Rule', prelude, block: { type: 'Block', children: new List<CssNode>().fromArray(children) } }
    })
    const last = rules.findLastIndex((rule) => rule.type === 'Atrule' && /^(import|charset|namespace)$/.test(rule.name)) + 1
    for (const rule of added) rules.splice(rng.int(last, rules.length), 0, rule)
    ast.children = new List<CssNode>().fromArray(rules)
  }
}

function classesOf({ elements, sheets }: Page): string[] {
  const found = elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'class').flatMap(({ value }) => value.split(/\s+/)))
  for (const { ast } of sheets)
    walk(ast, (node) => {
      if (node.type === 'ClassSelector') found.push(node.name)
    })
  return found
}
