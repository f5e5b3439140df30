import type { ESTree } from 'vite'
import { listNodes, listSources, parseSource, type Source, textOf } from './source-tree.ts'

export interface ErrorClass {
  readonly name: string
  readonly code: string
  readonly floor: string
  /** The doc comment as one paragraph. */
  readonly meaning: string
  readonly retryable: boolean
  /** What to try next; `<name>` stands for what the error fills in. */
  readonly hints: readonly string[]
}

/** The error classes with a code, as they stand in the sources of src, floor by floor. */
export function listErrorClasses(): ErrorClass[] {
  return listSources('src')
    .filter((path) => !path.endsWith('.test.ts'))
    .map(parseSource)
    .flatMap((source) =>
      listNodes(source).flatMap((node) => {
        if (node.type !== 'ClassDeclaration') return []
        const code = propertyOf(source, node, 'code')
        return code === undefined ? [] : [describeClass(source, node, code.slice(1, -1))]
      }),
    )
}

function describeClass(source: Source, node: ESTree.Class, code: string): ErrorClass {
  return {
    name: node.id!.name,
    code,
    floor: source.path.split('/')[1]!,
    meaning: docBefore(source, node),
    retryable: propertyOf(source, node, 'retryable') === 'true',
    hints: hintsOf(source, node),
  }
}

/** The value a class gives a property, as it is written. */
function propertyOf(source: Source, { body }: ESTree.Class, name: string): string | undefined {
  for (const member of body.body) {
    if (member.type === 'PropertyDefinition' && member.value && textOf(source, member.key) === name) return textOf(source, member.value)
  }
  return undefined
}

function docBefore(source: Source, node: ESTree.Class): string {
  const doc = source.comments.findLast(
    ({ type, end }) => type === 'Block' && end < node.start && isOnlyExport(source.text.slice(end, node.start)),
  )
  const lines = doc?.value.split('\n').map((line) => line.replace(/^\s*\*+ ?/, '').trim()) ?? []
  return lines
    .filter((line) => !line.startsWith('@'))
    .join(' ')
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .trim()
}

const isOnlyExport = (text: string) => /^\s*(export\s*)?$/.test(text)

function hintsOf(source: Source, node: ESTree.Class): string[] {
  const isInside = ({ start, end }: ESTree.Node) => start >= node.start && end <= node.end
  return listNodes(source)
    .filter(isInside)
    .flatMap((inner) => (inner.type === 'Property' && textOf(source, inner.key) === 'hint' ? wordsOf(source, inner.value) : []))
}

/** The texts an expression can come to; a choice gives both its sides. */
function wordsOf(source: Source, node: ESTree.Node): string[] {
  if (node.type === 'Literal') return [String(node.value)]
  if (node.type === 'ConditionalExpression') return [...wordsOf(source, node.consequent), ...wordsOf(source, node.alternate)]
  if (node.type !== 'TemplateLiteral') return []
  return [
    textOf(source, node)
      .slice(1, -1)
      .replace(/\$\{(?:[^{}]*\.)?([^{}]*)\}/g, '<$1>'),
  ]
}
