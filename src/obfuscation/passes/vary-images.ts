import { walk } from 'css-tree'
import { walk as walkProgram } from 'estree-walker'
import type { Rng } from '../../core/rng.ts'
import { setText } from '../names/text-part.ts'
import { codeFacts } from '../page/code-facts.ts'
import type { Pass } from '../pass.ts'
import { varyImage } from '../vary-image.ts'

const IMAGE = /(data:image\/(?:png|jpe?g);base64,)([A-Za-z0-9+/=]+)/g

/** Writes the pictures of a page anew: {@link varyImage}, one that occurs twice as the same picture twice, as code may compare them. None is touched where code reads pixels. */
export const varyImages: Pass = (page, rng) => {
  if (codeFacts(page).members.has('getImageData')) return
  const known = new Map<string, string>()
  const vary = (text: string) =>
    text.replaceAll(IMAGE, (_, head: string, body: string) => {
      const varied = known.get(body) ?? variedBody(body, rng)
      known.set(body, varied)
      return head + varied
    })
  for (const { attrs } of page.elements) for (const attribute of attrs) attribute.value = vary(attribute.value)
  for (const { ast } of page.sheets)
    walk(ast, (node) => {
      if (node.type === 'Raw') node.value = vary(node.value)
    })
  for (const { ast } of page.programs)
    walkProgram(ast, {
      enter(node) {
        const text = node.type === 'TemplateElement' ? node.value.cooked : node.type === 'Literal' ? node.value : undefined
        if (typeof text === 'string' && text.includes('data:image/')) setText(node, vary(text))
      },
    })
}

function variedBody(body: string, rng: Rng): string {
  const varied = varyImage(Buffer.from(body, 'base64'), rng)
  return varied ? Buffer.from(varied).toString('base64') : body
}
