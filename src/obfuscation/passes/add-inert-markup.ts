import { codeFacts } from '../page/code-facts.ts'
import type { Pass } from '../pass.ts'
import { fillerWords } from '../words.ts'

/** Adds remarks to the head of the page that mean nothing to a browser. */
export const addInertMarkup: Pass = (page, rng) => {
  const { members, texts } = codeFacts(page)
  if (members.has('head') || texts.some((text) => /meta|head|\*/.test(text))) return
  const head = page.elements.find(({ tagName }) => tagName === 'head')
  const model = head?.childNodes.find((child) => 'tagName' in child && child.tagName === 'meta')
  if (!head || !model || !('tagName' in model)) return
  for (let n = rng.int(0, 4); n > 0; n--) {
    const attrs = [
      { name: 'name', value: fillerWords(rng, 2).replace(' ', '-') },
      { name: 'content', value: fillerWords(rng, rng.int(1, 8)) },
    ]
    head.childNodes.splice(rng.int(1, head.childNodes.length), 0, { ...model, attrs, parentNode: head })
  }
}
