import type { Expression } from 'estree'
import { walk } from 'estree-walker'
import type { Rng } from '../../core/rng.ts'
import type { Pass } from '../pass.ts'
import { isExpressionPlace } from '../program/literal-place.ts'
import { numberNode } from '../program/nodes.ts'

/** Writes some whole numbers as sums, differences and products, which engines work out before anything runs. */
export const encodeNumbers: Pass = (page, rng) => {
  const share = 0.4 * rng.next()
  for (const { ast } of page.programs)
    walk(ast, {
      enter(node, parent) {
        if (node.type !== 'Literal' || typeof node.value !== 'number' || !Number.isInteger(node.value) || node.value > 1_000_000) return
        if (!isExpressionPlace(node, parent) || rng.next() > share) return
        this.replace(calculated(node.value, rng))
        this.skip()
      },
    })
}

function calculated(value: number, rng: Rng): Expression {
  const divisors = [2, 3, 4, 5, 6, 8, 10, 12].filter((divisor) => value > divisor && value % divisor === 0)
  const other = rng.int(1, 99)
  const calculation = (left: number, operator: '+' | '-' | '*', right: number): Expression => ({
    type: 'BinaryExpression',
    operator,
    left: numberNode(left),
    right: numberNode(right),
  })
  if (divisors.length > 0 && rng.next() < 0.4) {
    const divisor = rng.pick(divisors)
    return calculation(value / divisor, '*', divisor)
  }
  if (value > 1 && rng.next() < 0.5) {
    const part = rng.int(1, value - 1)
    return calculation(part, '+', value - part)
  }
  return calculation(value + other, '-', other)
}
