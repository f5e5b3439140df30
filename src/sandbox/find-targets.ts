/**
 * Runs beside the page, in a world whose globals the page cannot reach. Finds what a selector means, in the order of the document.
 * Playwright's selectors as far as checks need them: CSS (with `:has-text("...")`, `:text-is("...")`, `:visible` at its end), `text=`,
 * `role=NAME[name="..."][checked]...`, `label=`, `xpath=`, `nth=`, `visible=true`, joined with ` >> `.
 * Throws where it is none of these.
 */
export function installFinder() {
  const fold = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()
  const textOf = (element: Element) => fold(element instanceof HTMLElement ? element.innerText : (element.textContent ?? '')).slice(0, 5000)

  /** A person perceives it. */
  const isVisible = (element: Element) => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) return false
    const { width, height } = element.getBoundingClientRect()
    return width > 0 && height > 0
  }

  const INPUT_ROLES: Record<string, string> = {
    button: 'button',
    submit: 'button',
    reset: 'button',
    image: 'button',
    checkbox: 'checkbox',
    radio: 'radio',
    range: 'slider',
    number: 'spinbutton',
    search: 'searchbox',
    color: 'textbox',
    text: 'textbox',
    email: 'textbox',
    tel: 'textbox',
    url: 'textbox',
  }
  const TAG_ROLES: Record<string, string> = {
    button: 'button',
    summary: 'button',
    textarea: 'textbox',
    option: 'option',
    h1: 'heading',
    h2: 'heading',
    h3: 'heading',
    h4: 'heading',
    h5: 'heading',
    h6: 'heading',
    img: 'img',
    ul: 'list',
    ol: 'list',
    li: 'listitem',
    table: 'table',
    tr: 'row',
    td: 'cell',
    th: 'columnheader',
    progress: 'progressbar',
    meter: 'meter',
    output: 'status',
    dialog: 'dialog',
    main: 'main',
    header: 'banner',
    footer: 'contentinfo',
    nav: 'navigation',
    form: 'form',
    fieldset: 'group',
    details: 'group',
    article: 'article',
    aside: 'complementary',
    figure: 'figure',
    hr: 'separator',
    p: 'paragraph',
  }
  const roleOf = (element: Element) => {
    const given = element.getAttribute('role')?.trim().split(/\s+/)[0]
    if (given) return given
    const tag = element.localName
    if (tag === 'input')
      return INPUT_ROLES[(element as HTMLInputElement).type] ?? ((element as HTMLInputElement).type === 'hidden' ? '' : 'textbox')
    if (tag === 'select') return (element as HTMLSelectElement).multiple || (element as HTMLSelectElement).size > 1 ? 'listbox' : 'combobox'
    if (tag === 'a') return element.hasAttribute('href') ? 'link' : ''
    return TAG_ROLES[tag] ?? ''
  }

  const NAMED_BY_CONTENT =
    /^(button|link|heading|option|cell|columnheader|rowheader|row|gridcell|checkbox|radio|switch|tab|menuitem|menuitemradio|menuitemcheckbox|treeitem|tooltip)$/
  /** Text below a node as a name takes it: hidden parts left out, pictures by their description. */
  const contentName = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? ''
    if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return ''
    const label = node.getAttribute('aria-label') ?? (node instanceof HTMLImageElement ? node.alt : undefined)
    if (label?.trim()) return ` ${label} `
    if (!node.checkVisibility({ visibilityProperty: true })) return ''
    if (node instanceof HTMLInputElement) return ` ${node.value} `
    if (node instanceof HTMLSelectElement) return ''
    const inner = [...node.childNodes].map(contentName).join('')
    return getComputedStyle(node).display.startsWith('inline') ? inner : ` ${inner} `
  }
  const nameOf = (element: Element): string => {
    const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
    const referred = fold(ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' '))
    if (referred) return referred
    const own = fold(element.getAttribute('aria-label'))
    if (own) return own
    if (element instanceof HTMLInputElement && /^(button|submit|reset)$/.test(element.type) && element.value) return fold(element.value)
    const labels = (element as HTMLInputElement).labels
    const labelled = labels ? fold([...labels].map((label) => [...label.childNodes].map(contentName).join('')).join(' ')) : ''
    if (labelled) {
      // a control inside its label does not name itself by its own value
      const value = element instanceof HTMLInputElement ? fold(element.value) : ''
      return element.closest('label') && value && labelled.includes(value) && labelled !== value
        ? fold(labelled.replace(value, ''))
        : labelled
    }
    const described = fold(
      element.getAttribute('alt') ??
        (element.localName === 'fieldset' || element.localName === 'table' || element.localName === 'figure' || element.localName === 'svg'
          ? element.querySelector(':scope > legend, :scope > caption, :scope > figcaption, :scope > title')?.textContent
          : ''),
    )
    if (described) return described
    if (NAMED_BY_CONTENT.test(roleOf(element))) {
      const content = fold([...element.childNodes].map(contentName).join(''))
      if (content) return content
    }
    return fold(element.getAttribute('title') ?? element.getAttribute('placeholder'))
  }

  /** `"exact"`, `"part, any case"i`, `/pattern/flags` or bare words. */
  const matcher = (wanted: string, bare: 'part' | 'exact'): ((text: string) => boolean) => {
    const pattern = /^\/(.*)\/([a-z]*)$/s.exec(wanted)
    if (pattern) return (text) => new RegExp(pattern[1]!, pattern[2]).test(text)
    const quoted = /^(["'])(.*)\1\s*([is]?)$/s.exec(wanted)
    const words = fold(quoted ? quoted[2]!.replace(/\\(.)/g, '$1') : wanted)
    if (quoted && quoted[3] !== 'i') return (text) => text === words
    if (!quoted && bare === 'exact') return (text) => text === words
    const lower = words.toLowerCase()
    return (text) => text.toLowerCase().includes(lower)
  }

  const STATES: Record<string, (element: Element) => string | null> = {
    checked: (element) => (element instanceof HTMLInputElement ? String(element.checked) : element.getAttribute('aria-checked')),
    disabled: (element) => String(element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true'),
    pressed: (element) => element.getAttribute('aria-pressed'),
    expanded: (element) =>
      element.getAttribute('aria-expanded') ?? (element.parentElement as HTMLDetailsElement | null)?.open?.toString() ?? null,
    selected: (element) => (element instanceof HTMLOptionElement ? String(element.selected) : element.getAttribute('aria-selected')),
    level: (element) => element.getAttribute('aria-level') ?? /^h([1-6])$/.exec(element.localName)?.[1] ?? null,
  }
  const byRole = (within: ParentNode, selector: string): Element[] => {
    const role = /^[a-z]+/.exec(selector)?.[0]
    const rest = selector.slice(role?.length ?? 0)
    const parts = [
      ...rest.matchAll(
        /\[\s*([a-z-]+)\s*(?:=\s*("(?:[^"\\]|\\.)*"\s*[is]?|'(?:[^'\\]|\\.)*'\s*[is]?|\/(?:[^/\\]|\\.)+\/[a-z]*|[^\]]+))?\s*\]/g,
      ),
    ]
    if (!role || parts.map(([whole]) => whole).join('') !== rest.trim()) throw new SyntaxError(`role=${selector}`)
    const tests = parts.map(([, name, value]) => {
      if (name === 'name') {
        const fits = matcher(value!.trim(), 'exact')
        return (element: Element) => fits(nameOf(element))
      }
      if (name === 'include-hidden') return () => true
      const state = STATES[name!]
      if (!state) throw new SyntaxError(`role=${selector}`)
      const wanted = value?.trim() ?? 'true'
      return (element: Element) => (state(element) ?? 'false') === wanted
    })
    const hiddenToo = parts.some(([, name]) => name === 'include-hidden')
    return [...within.querySelectorAll('*')].filter(
      (element) =>
        roleOf(element) === role &&
        (hiddenToo || (element.checkVisibility({ visibilityProperty: true }) && !element.closest('[aria-hidden="true"]'))) &&
        tests.every((fits) => fits(element)),
    )
  }
  /** The smallest elements with such a text. */
  const byText = (within: ParentNode, wanted: string): Element[] => {
    const fits = matcher(wanted, 'part')
    const all = [...within.querySelectorAll('*')].filter((element) => !/^(script|style|head|title|template)$/.test(element.localName))
    const fitting = all.filter((element) =>
      fits(element instanceof HTMLInputElement && /^(button|submit|reset)$/.test(element.type) ? element.value : textOf(element)),
    )
    const set = new Set(fitting)
    return fitting.filter((element) => ![...element.children].some((child) => set.has(child)))
  }
  const byCss = (within: ParentNode, selector: string): Element[] => {
    const suffix = /^(.*?)((?::(?:visible|(?:has-text|text-is|text)\((?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/[^)]*\/[a-z]*)\)))+)$/s.exec(
      selector,
    )
    if (!suffix) return [...within.querySelectorAll(selector)]
    let found = [...within.querySelectorAll(suffix[1]!.trim() || '*')]
    for (const [, kind, wanted] of suffix[2]!.matchAll(
      /:(visible|has-text|text-is|text)(?:\(((?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/[^)]*\/[a-z]*))\))?/g,
    )) {
      if (kind === 'visible') found = found.filter(isVisible)
      else {
        const fits = matcher(kind === 'text-is' || wanted!.startsWith('/') ? wanted! : `${wanted}i`, 'part')
        found = found.filter((element) => fits(textOf(element)))
      }
    }
    return found
  }
  const step = (from: (Document | Element)[], part: string): (Document | Element)[] => {
    const [, engine, body] = /^(role|text|css|xpath|label|nth|visible)=(.*)$/s.exec(part) ?? []
    if (engine === 'nth') {
      const index = Number(body)
      if (!Number.isInteger(index)) throw new SyntaxError(part)
      return from.slice(index, index === -1 ? undefined : index + 1)
    }
    if (engine === 'visible') return from.filter((element) => (element instanceof Element && isVisible(element)) === (body !== 'false'))
    const found = new Set<Element>()
    for (const within of from)
      for (const element of engine === 'role'
        ? byRole(within, body!)
        : engine === 'text'
          ? byText(within, body!.trim())
          : engine === 'label'
            ? [...within.querySelectorAll('input, select, textarea, button, [role]')].filter((one) =>
                matcher(body!.trim(), 'part')(nameOf(one)),
              )
            : engine === 'xpath'
              ? byXpath(within, body!)
              : /^["']/.test(part)
                ? byText(within, part)
                : byCss(within, engine === 'css' ? body! : part))
        found.add(element)
    return [...found].sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
  }
  const byXpath = (within: Node, path: string): Element[] => {
    const result = document.evaluate(path, within, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE)
    return Array.from({ length: result.snapshotLength }, (_, n) => result.snapshotItem(n)).filter((node) => node instanceof Element)
  }

  const findAll = (selector: string): Element[] =>
    selector
      .split(' >> ')
      .map((part) => part.trim())
      .reduce<(Document | Element)[]>(step, [document])
      .filter((element) => element instanceof Element)
  return { findAll, isVisible, textOf }
}
