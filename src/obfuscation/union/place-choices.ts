import { generate } from 'astring'
import type { HtmlElement, HtmlNode } from '../page/page.ts'
import type { Choices } from './choices.ts'
import { rawElement } from './markup-nodes.ts'
import type { MergedMarkup } from './merge-markup.ts'
import type { Who } from './version.ts'

/**
 * Puts the code into a page that makes its choices: at the end of its head or before its first script, and then again before every script and
 * at the end of its body, so that no code of the page sees a template. These scripts leave nothing behind.
 */
export function placeChoices({ root, templates }: MergedMarkup, choices: Choices): void {
  const settling: { readonly script: HtmlElement; readonly held: readonly Who[] }[] = []
  let pending: Who[] = []
  const settle = (): HtmlElement[] => {
    if (settling.length > 0 && pending.length === 0) return []
    const script = rawElement('script', [], '')
    settling.push({ script, held: pending })
    pending = []
    return [script]
  }
  const visit = (parent: HtmlElement): void => {
    parent.childNodes = parent.childNodes.flatMap((child): HtmlNode[] => {
      if (!('tagName' in child)) return [child]
      const who = templates.get(child)
      if (who !== undefined) pending.push(who)
      else if (child.tagName === 'script') return [...settle(), child]
      else visit(child)
      return [child]
    })
    if (parent.tagName === 'head' || parent.tagName === 'body') parent.childNodes.push(...settle())
  }
  visit(root)
  const codes = settling.map(({ held }) => settlingCode(held.map((who) => generate(choices.among(who)))))
  for (const [n, { script }] of settling.entries()) {
    const code = n === 0 ? `${unlessAnswered(choices.code())}\n${codes[n]!}` : codes[n]!
    script.childNodes = rawElement('script', [], code).childNodes
  }
}

/** A browser that cannot answer shows nothing, rather than what all responses have in common. */
function unlessAnswered(questions: string): string {
  const hide = (hidden: boolean) => `document.documentElement.hidden = ${hidden}`
  return `${hide(true)}\n${questions}\n${hide(false)}`
}

/** Puts in place what is held by the first templates of the page, or takes it away. @param held a condition for each */
function settlingCode(held: readonly string[]): string {
  const loop = `for (const shown of [${held.join(', ')}]) {
const held = document.querySelector('template')
if (shown) held.before(held.content)
held.remove()
}`
  return `${held.length > 0 ? loop : ''}\ndocument.currentScript.remove()`
}
