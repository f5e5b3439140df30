import { type CssNode, parse as parseCss } from 'css-tree'
import type { HtmlDocument, HtmlElement, Page, Program, Sheet } from './page.ts'
import { parseProgram } from './parse-program.ts'
import { textOf } from './text-of.ts'
import { walkHtml } from './walk-html.ts'

/** Attributes whose words are no names that anything looks up. */
const PLAIN = new Set(
  'id class style for headers list form alt title placeholder lang dir content charset name type width height rows cols min max step maxlength size viewbox d points fill stroke transform x y x1 x2 y1 y2 cx cy r rx ry role'.split(
    ' ',
  ),
)

/**
 * Takes a page apart: its tree, its code and its style.
 * @throws {SyntaxError} if code or style cannot be read
 */
export function readPage(document: HtmlDocument): Page {
  const elements: HtmlElement[] = []
  const programs: Program[] = []
  const sheets: Sheet[] = []
  const data: string[] = []
  walkHtml(document, (element) => {
    elements.push(element)
    const { tagName } = element
    if (tagName === 'script') {
      const kind = scriptKind(element)
      if (kind) programs.push(programOf(kind, element, textOf(element), (code) => setText(element, code)))
      else data.push(textOf(element))
    }
    if (tagName === 'style') sheets.push(sheetOf('rules', textOf(element), (css) => setText(element, css)))
    for (const attribute of element.attrs) {
      const { name, value } = attribute
      const put = (text: string) => {
        attribute.value = text
      }
      if (/^on[a-z]/.test(name)) programs.push(programOf('handler', element, value, put))
      else if (name === 'style') sheets.push(sheetOf('declarations', value, put))
      else if (!PLAIN.has(name.toLowerCase()) && !/^(aria-|(xlink:)?href$)/.test(name)) data.push(value)
      if (/^\s*javascript:/i.test(value)) data.push(value)
    }
  })
  return { document, elements, programs, sheets, data }
}

function scriptKind(element: HtmlElement): Program['kind'] | undefined {
  const type =
    element.attrs
      .find(({ name }) => name === 'type')
      ?.value.trim()
      .toLowerCase() ?? ''
  if (type === 'module') return 'module'
  return type === '' || /^(text|application)\/(x-)?(java|ecma)script$/.test(type) ? 'script' : undefined
}

function programOf(kind: Program['kind'], element: HtmlElement, code: string, put: (code: string) => void): Program {
  return { kind, element, ast: parseProgram(code, kind), put }
}

/** Values are left as they are written: browsers know more of them than any parser. */
function sheetOf(kind: Sheet['kind'], css: string, put: (css: string) => void): Sheet {
  const ast: CssNode = parseCss(css, {
    context: kind === 'rules' ? 'stylesheet' : 'declarationList',
    parseValue: false,
    parseAtrulePrelude: false,
    onParseError: (error) => {
      throw error
    },
  })
  return { kind, ast, put }
}

function setText(element: HtmlElement, value: string): void {
  element.childNodes = [{ nodeName: '#text', value, parentNode: element }] as HtmlElement['childNodes'] // parse5 names its text nodes by an enum
}
