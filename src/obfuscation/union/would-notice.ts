import { walk } from 'estree-walker'
import { codeFacts } from '../page/code-facts.ts'
import type { Page } from '../page/page.ts'

const HTML = 'http://www.w3.org/1999/xhtml'
/** By these, code could see how its page was put together. */
const VIEWS = ['scripts', 'currentScript', 'styleSheets', 'sheet', 'cssRules', 'write', 'writeln']

/**
 * Whether a page could see that it was put together with others: its code reads scripts, sheets or names of functions, is made at run time,
 * or watches the page grow; or it has templates of its own, scripts in drawings, or a policy for scripts.
 */
export function wouldNotice(page: Page): boolean {
  const { runsText, readsFunctionNames, askedForName, identifiers, members, texts } = codeFacts(page)
  if (runsText || readsFunctionNames || identifiers.has('MutationObserver') || VIEWS.some((name) => members.has(name))) return true
  if (texts.some((text) => /\b(script|style|template)\b/.test(text))) return true
  if (askedForName.size > 0 && functionNames(page).some((name) => askedForName.has(name))) return true
  return page.elements.some(
    ({ tagName, namespaceURI, attrs }) =>
      tagName === 'template' ||
      (tagName === 'script' && namespaceURI !== HTML) ||
      (tagName === 'meta' && attrs.some(({ name }) => name === 'http-equiv')),
  )
}

function functionNames({ programs }: Page): string[] {
  const names: string[] = []
  for (const { ast } of programs)
    walk(ast, {
      enter(node) {
        if ((node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id) names.push(node.id.name)
        if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && /Function|Class/.test(node.init?.type ?? ''))
          names.push(node.id.name)
      },
    })
  return names
}
