import { generate } from 'astring'
import type { HtmlElement, HtmlNode } from '../page/page.ts'
import type { Choices } from './choices.ts'
import { rawElement } from './markup-nodes.ts'
import type { MergedMarkup } from './merge-markup.ts'
import type { Who } from './version.ts'

/**
 * Puts the code into a page that makes its choices: at the end of its head or before its first script, and then again before every script and
 * at the end of its body, so that no code of the page sees a template. These scripts leave nothing behind.
 * @returns puts what is asked, and the name of a function of its own, before the code of the first: all need the answers
 */
export function placeChoices(
  { root, templates }: MergedMarkup,
  choices: Pick<Choices, 'among'>,
): (questions: string, explain: string) => void {
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
  const put = (n: number, code: string) => {
    const { script } = settling[n]!
    script.childNodes = rawElement('script', [], code).childNodes
    for (const text of script.childNodes) text.parentNode = script
  }
  for (const [n, code] of codes.entries()) put(n, code)
  return (questions, explain) => put(0, `${unlessAnswered(questions, explain)}\n${codes[0]!}`)
}

/** What those read whose browser does not say what is known. */
const EXPLANATION =
  'This page cannot be shown: the browser gives wrong answers, perhaps because of settings against being recognised. Please use another one.'

/**
 * A browser that cannot answer, or answers wrongly, shows why, and neither another response nor what all have in common.
 * @param explain name of a function
 */
function unlessAnswered(questions: string, explain: string): string {
  return `const ${explain} = () => {
document.documentElement.textContent = '${EXPLANATION}'
document.documentElement.hidden = false
}
document.documentElement.hidden = true
document.addEventListener('DOMContentLoaded', ${explain})
${questions}
document.removeEventListener('DOMContentLoaded', ${explain})
document.documentElement.hidden = false`
}

/** Puts in place what is held by the first templates of the page, or takes it away. @param held a condition for each */
function settlingCode(held: readonly string[]): string {
  const loop = `for (const shown of [${held.join(', ')}]) {
const held = Document.prototype.querySelector.call(document, 'template')
if (shown) held.before(held.content)
held.remove()
}`
  return `${held.length > 0 ? loop : ''}\ndocument.currentScript.remove()`
}
