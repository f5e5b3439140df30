import type { Expression, Node } from 'estree'
import type { Rng } from '../../core/rng.ts'
import { nameNode, not } from '../program/nodes.ts'
import type { NameMaker } from '../words.ts'
import { askBrowser, askForCertain } from './ask-browser.ts'
import type { Who } from './version.ts'

/** Names that stand, in one copy, for whether it is a copy of certain responses. */
export interface Choices {
  /** True in the copies of these responses, false in those of the others. */
  among(who: Who): Expression
  /** Takes note that only these have a declaration that stands there for all. */
  note(declaration: Node, who: Who): void
  /** In which copies a condition holds, or a declaration means something; `undefined` for all other code. */
  whoOf(node: Node): Who | undefined
  /** Code that finds out all that was asked for, in a copy of the own response; it throws in a browser that does not say what is known. */
  code(own: Who, rng: Rng): string
}

/**
 * Conditions that are constant in one copy, and that only a browser can tell: {@link askBrowser}.
 * @param all every response of the task
 */
export function createChoices(all: Who, names: NameMaker): Choices {
  const known = new Map<Who, string>()
  const meant = new Map<string, Who>()
  const noted = new Map<Node, Who>()
  const whoOf = (node: Node): Who | undefined => {
    if (node.type === 'Identifier') return meant.get(node.name)
    if (node.type !== 'UnaryExpression' || node.operator !== '!') return noted.get(node)
    const opposite = whoOf(node.argument)
    return opposite === undefined ? undefined : all & ~opposite
  }
  return {
    among(who) {
      const opposite = known.get(all & ~who)
      if (opposite !== undefined) return not(nameNode(opposite))
      const name = known.get(who) ?? names.next()
      known.set(who, name)
      meant.set(name, who)
      return nameNode(name)
    },
    note: (declaration, who) => void noted.set(declaration, who),
    whoOf,
    code(own, rng) {
      const asked = rng.shuffle([...known]).map(([who, name]) => `const ${name} = ${askBrowser((who & own) !== 0, rng)}`)
      return [`if (!(${askForCertain(rng).join(' && ')})) throw new Error('wrong answers')`, ...asked].join('\n')
    },
  }
}
