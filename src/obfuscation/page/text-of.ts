import type { HtmlElement } from './page.ts'

/** The text that stands directly in an element. */
export function textOf(element: HtmlElement): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
}
