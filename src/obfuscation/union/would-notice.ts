import type { Node } from 'estree'
import { walk } from 'estree-walker'
import { BROWSER_GLOBALS, ELEMENT_PROPERTIES } from '../browser-names.ts'
import { codeFacts } from '../page/code-facts.ts'
import type { Page } from '../page/page.ts'
import { declaredNames } from './declared-names.ts'

const HTML = 'http://www.w3.org/1999/xhtml'
/** By these, code could see how its page was put together, or change how. */
const VIEWS = new Set('scripts currentscript stylesheets sheet cssrules write writeln prototype defineproperty defineproperties'.split(' '))
const isView = (name: string) => VIEWS.has(name.toLowerCase())
/** Whose name or id stands for a property of the document. */
const NAMED = new Set(['form', 'img', 'embed', 'iframe', 'object'])

/**
 * Whether a page could see that it was put together with others, or keep that from being done: its code reads scripts, sheets or names of functions,
 * is made at run time, searches the window, watches the page grow, or declares what browsers know by the same name; or it has templates of
 * its own, scripts in drawings, a policy for scripts, or elements that are named as something of the document.
 */
export function wouldNotice(page: Page): boolean {
  const { runsText, readsFunctionNames, askedForName, identifiers, members, windowIsSearched, texts } = codeFacts(page)
  if (runsText || readsFunctionNames || windowIsSearched || identifiers.has('MutationObserver')) return true
  if ([...members, ...takenApart(page), ...texts].some(isView)) return true
  if (texts.some((text) => /\b(script|style(?!\s*=)|template)\b/i.test(text))) return true
  if (askedForName.size > 0 && functionNames(page).some((name) => askedForName.has(name))) return true
  if (page.programs.some(({ kind, ast }) => kind !== 'handler' && ast.body.some(declaresKnown))) return true
  return page.elements.some(
    ({ tagName, namespaceURI, attrs }) =>
      tagName === 'template' ||
      (tagName === 'script' && namespaceURI !== HTML) ||
      (tagName === 'html' && attrs.some(({ name }) => name === 'hidden')) ||
      (tagName === 'meta' && attrs.some(({ name }) => name === 'http-equiv')) ||
      (NAMED.has(tagName) && attrs.some(({ name, value }) => (name === 'name' || name === 'id') && ELEMENT_PROPERTIES.has(value))),
  )
}

/** What is declared for the whole page and called as something of browsers could be called by them, or hide it from other code. */
function declaresKnown(statement: Node): boolean {
  const { block, beyond } = declaredNames(statement)
  return [...block, ...beyond].some((name) => BROWSER_GLOBALS.has(name) || /^on[a-z]/.test(name))
}

/** What is read by `const { name } = object`. */
function takenApart({ programs }: Page): string[] {
  const names: string[] = []
  for (const { ast } of programs)
    walk(ast, {
      enter(node, parent) {
        if (node.type === 'Property' && parent?.type === 'ObjectPattern' && node.key.type === 'Identifier') names.push(node.key.name)
      },
    })
  return names
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
