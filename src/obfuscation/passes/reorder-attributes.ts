import type { Pass } from '../pass.ts'

/** Of these a browser may read one attribute in the light of another that came before. */
const ORDERED = new Set(['input', 'meter', 'progress'])

/** Puts the attributes of elements in another order. */
export const reorderAttributes: Pass = ({ elements }, rng) => {
  for (const element of elements) if (!ORDERED.has(element.tagName)) element.attrs = rng.shuffle(element.attrs)
}
