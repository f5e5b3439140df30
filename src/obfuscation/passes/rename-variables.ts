import type { Scope, Variable } from 'eslint-scope'
import type { Identifier, Node } from 'estree'
import { walk } from 'estree-walker'
import { BROWSER_GLOBALS, ELEMENT_PROPERTIES } from '../browser-names.ts'
import { analyseScopes } from '../page/analyse-scopes.ts'
import { type CodeFacts, codeFacts, wordsOf } from '../page/code-facts.ts'
import type { Page } from '../page/page.ts'
import type { Pass } from '../pass.ts'
import { createNameMaker } from '../words.ts'

/**
 * Gives every variable, function and parameter another name, wherever it is meant; globals alike in all scripts and handlers.
 *
 * Kept are names that something else may know: the browser's own, ids of elements (which are globals, too), properties of the window,
 * names that occur in texts or data, and all of them where code is made from text.
 */
export const renameVariables: Pass = (page, rng) => {
  const facts = codeFacts(page)
  if (facts.runsText) return
  const analysed = page.programs.map((program) => ({ program, scopes: analyseScopes(program) }))
  const globalScopes = analysed.map(({ scopes }) => scopes.globalScope!)
  const through = new Set(globalScopes.flatMap((scope) => scope.through.map(({ identifier }) => nameOf(identifier))))
  const names = createNameMaker(rng, [...facts.identifiers, ...BROWSER_GLOBALS, ...wordsOf(page.data), ...idsOf(page)])
  const insides = new Map<Node, Variable>()
  const all = analysed.flatMap(({ scopes }) => scopes.scopes)
  const outside = new Set(
    all.flatMap(({ type, variables }) => (type === 'class' ? [] : variables.flatMap(({ identifiers }) => identifiers))),
  )
  for (const { type, variables } of all)
    for (const variable of type === 'class' ? variables : [])
      for (const identifier of variable.identifiers) if (outside.has(identifier)) insides.set(identifier, variable)
  for (const { program } of analysed) unfoldShorthands(program.ast)
  const renaming = { facts, insides, next: names.next }
  for (const scope of all) if (scope.type !== 'global') renameLocals(scope, through, renaming)
  renameGlobals(page, globalScopes, renaming)
}

interface Renaming {
  readonly facts: CodeFacts
  /** What a declared class is called inside itself: another variable, declared by the same name. */
  readonly insides: ReadonlyMap<Node, Variable>
  readonly next: () => string
}

function renameLocals(scope: Scope, through: ReadonlySet<string>, { facts, insides, next }: Renaming): void {
  for (const variable of scope.variables) {
    const [first] = variable.identifiers
    if (!first || insides.get(first) === variable) continue // `arguments`; a class is renamed from outside
    if (through.has(variable.name)) continue // it may be seen from outside its block, as old scripts allow
    if ((facts.readsFunctionNames || facts.askedForName.has(variable.name)) && variable.defs.some(isFunctional)) continue
    const name = next()
    for (const identifier of namesOf(variable, insides)) identifier.name = name
  }
}

function renameGlobals(page: Page, scopes: readonly Scope[], { facts, insides, next }: Renaming): void {
  const declared = new Set(scopes.flatMap((scope) => scope.variables.filter(({ defs }) => defs.length > 0).map(({ name }) => name)))
  const data = wordsOf([...page.data, ...facts.texts])
  const ids = new Set(idsOf(page))
  const usedInHandlers = new Set(
    page.programs.flatMap(({ kind }, n) => (kind === 'handler' ? scopes[n]!.through.map(({ identifier }) => nameOf(identifier)) : [])),
  )
  const stays = (name: string) =>
    facts.windowIsSearched ||
    BROWSER_GLOBALS.has(name) ||
    facts.windowMembers.has(name) ||
    ids.has(name) ||
    data.has(name) ||
    (usedInHandlers.has(name) && ELEMENT_PROPERTIES.has(name)) // there it may mean a property of the element
  const functional = new Set(
    scopes.flatMap((scope) => scope.variables.filter(({ defs }) => defs.some(isFunctional)).map(({ name }) => name)),
  )
  for (const name of declared) {
    if (stays(name) || ((facts.readsFunctionNames || facts.askedForName.has(name)) && functional.has(name))) continue
    const fresh = next()
    for (const scope of scopes) {
      for (const variable of scope.variables)
        if (variable.name === name) for (const identifier of namesOf(variable, insides)) identifier.name = fresh
      for (const { identifier } of scope.through) if (identifier.type === 'Identifier' && identifier.name === name) identifier.name = fresh
    }
  }
}

function isFunctional({ type, node }: Variable['defs'][number]): boolean {
  const value = type === 'Variable' && node.type === 'VariableDeclarator' ? node.init : node
  return /Function|Class/.test(value?.type ?? '')
}

function namesOf(variable: Variable, insides: ReadonlyMap<Node, Variable>): Identifier[] {
  const within = variable.identifiers.flatMap((identifier) => insides.get(identifier)?.references ?? [])
  const used = [...variable.references, ...within].map(({ identifier }) => identifier)
  return [...variable.identifiers, ...used].filter((node): node is Identifier => node.type === 'Identifier')
}

const nameOf = (node: { readonly type: string; readonly name?: string }) => node.name ?? ''

/** `{ a }` to `{ a: a }`, so that the variable can be renamed and the property not. */
function unfoldShorthands(ast: Node): void {
  walk(ast, {
    enter(node) {
      if (node.type !== 'Property' || !node.shorthand) return
      node.shorthand = false
      node.key = { ...(node.key as Identifier) } // a shorthand's key is an identifier
    },
  })
}

function idsOf(page: Page): string[] {
  return page.elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'id' || name === 'name').map(({ value }) => value))
}
