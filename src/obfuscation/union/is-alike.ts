import type { Node } from 'estree'
import type { Fingerprint } from './create-fingerprints.ts'
import { declaredNames } from './declared-names.ts'

/** Whether two statements that differ are versions of one: they declare the same names, set or call the same, or ask for the same. */
export function isAlike(a: Node, b: Node, fingerprint: Fingerprint): boolean {
  const same = (one: unknown, other: unknown) => fingerprint(one) === fingerprint(other)
  if (/Declaration$/.test(a.type))
    return (
      a.type === b.type &&
      declaredNames(a).block.join() === declaredNames(b).block.join() &&
      declaredNames(a).beyond.join() === declaredNames(b).beyond.join()
    )
  if (a.type === 'IfStatement' && b.type === 'IfStatement') return same(a.test, b.test) || same(a.consequent, b.consequent)
  if (a.type !== 'ExpressionStatement') return a.type === b.type && /^(Return|For|While|Do|Switch|Try)/.test(a.type)
  if (b.type !== 'ExpressionStatement' || 'directive' in a || 'directive' in b) return false
  const [one, other] = [a.expression, b.expression]
  if (one.type === 'AssignmentExpression' && other.type === 'AssignmentExpression') return same(one.left, other.left)
  if (one.type !== 'CallExpression' || other.type !== 'CallExpression') return false
  return same(one.callee, other.callee) || (/Function/.test(one.callee.type) && one.callee.type === other.callee.type)
}
