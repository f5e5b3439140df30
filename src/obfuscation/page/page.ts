import type { CssNode } from 'css-tree'
import type { Program as ProgramNode } from 'estree'
import type { DefaultTreeAdapterTypes } from 'parse5'

export type HtmlDocument = DefaultTreeAdapterTypes.Document
export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode

/** Code of a page: a script element, or an attribute such as `onclick`. */
export interface Program {
  readonly kind: 'script' | 'module' | 'handler'
  /** What it stands in, or is an attribute of. */
  readonly element: HtmlElement
  ast: ProgramNode
  /** Puts the text back where the code came from. */
  put(code: string): void
}

/** Style of a page: a style element, or an attribute. */
export interface Sheet {
  readonly kind: 'rules' | 'declarations'
  readonly ast: CssNode
  /** Puts the text back where the style came from. */
  put(css: string): void
}

/** A page taken apart. Passes change the trees in place. */
export interface Page {
  readonly document: HtmlDocument
  readonly elements: readonly HtmlElement[]
  readonly programs: readonly Program[]
  readonly sheets: readonly Sheet[]
  /** Texts whose words may be names that code looks up: data attributes, data blocks, addresses with code. What occurs in them is not renamed. */
  readonly data: readonly string[]
}
