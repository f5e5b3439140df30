import type { Expression } from 'estree'
import type { Rng } from '../../core/rng.ts'
import { nameNode, not } from '../program/nodes.ts'
import type { NameMaker } from '../words.ts'
import { askBrowser } from './ask-browser.ts'
import type { Who } from './version.ts'

/** Names that stand, in one copy, for whether it is a copy of certain responses. */
export interface Choices {
  /** True in the copies of these responses, false in those of the others. */
  among(who: Who): Expression
  /** Code that finds out all that was asked for; empty if nothing was. */
  code(): string
}

/**
 * Conditions that are constant in one copy, and that only a browser can tell: {@link askBrowser}.
 * @param own of which response this is a copy
 * @param all every response of the task
 */
export function createChoices({ own, all, names, rng }: { own: Who; all: Who; names: NameMaker; rng: Rng }): Choices {
  const known = new Map<Who, string>()
  return {
    among(who) {
      const opposite = known.get(all & ~who)
      if (opposite !== undefined) return not(nameNode(opposite))
      const name = known.get(who) ?? names.next()
      known.set(who, name)
      return nameNode(name)
    },
    code() {
      if (known.size === 0) return ''
      const pen = names.next()
      const asked = rng.shuffle([...known]).map(([who, name]) => `const ${name} = ${askBrowser((who & own) !== 0, pen, rng)}`)
      return [`const ${pen} = document.createElement('canvas').getContext('2d')`, ...asked].join('\n')
    },
  }
}
