import type { installFinder } from './find-targets.ts'
import type { measurePixels } from './measure-pixels.ts'
import type { Look } from './page-check.ts'

/** What was read off a page; `null` where nothing was there. */
export type Seen = string | number | readonly string[] | readonly number[] | null

/** Looks that the browser's own picture of the page or its paint log answer, not the document. */
export type DocumentLook = Exclude<Look, { see: 'painted' | 'written' | 'errors' }>

/** Where to put the pointer; `why` there is no such place. */
export type Spot = { readonly x: number; readonly y: number } | { readonly why: string }

/** Runs beside the page, in a world of its own, and reads what a person could perceive. */
export function installEyes({ findAll, isVisible, textOf }: ReturnType<typeof installFinder>, measure: typeof measurePixels) {
  const MOST = 300
  const visible = (selector: string) => findAll(selector).filter(isVisible)
  const first = (selector: string) => visible(selector)[0]
  const firstOfAny = (selector: string) => first(selector) ?? findAll(selector)[0]
  const numbersIn = (text: string) =>
    [...text.replace(/(\d)[,\u00a0\u202f'](?=\d{3}(?!\d))/g, '$1').matchAll(/[-\u2212]?\d+(?:\.\d+)?/g)].map(([number], n, all) => {
      const sign = /^[-\u2212]/.test(number)
      const before = all[n]!.index > 0 ? all[n]!.input[all[n]!.index - 1]! : ' '
      const value = Number(number.replace(/^[-\u2212]/, ''))
      return sign && !/[\w.:/]/.test(before) ? -value : value // a hyphen inside a word or a span of numbers is no sign
    })

  const canvasPixels = (canvas: HTMLCanvasElement) => {
    if (canvas.width === 0 || canvas.height === 0) return undefined
    const pen = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })!
    pen.drawImage(canvas, 0, 0)
    return pen.getImageData(0, 0, canvas.width, canvas.height)
  }
  const picturePixels = async (base64: string) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes]))
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true })!
    pen.drawImage(bitmap, 0, 0)
    return pen.getImageData(0, 0, bitmap.width, bitmap.height)
  }
  const measured = (look: DocumentLook, pixels: ImageData): Seen => {
    const { hash, colours, share } = measure(pixels)
    if (look.see === 'picture') return hash
    return look.see === 'share' ? share(look.colour, look.part) : colours
  }

  const rgba = (colour: string): [number, number, number, number] => {
    const pen = new OffscreenCanvas(1, 1).getContext('2d')!
    pen.fillStyle = colour
    pen.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data
    return [r!, g!, b!, a! / 255]
  }
  const over = (top: readonly number[], below: readonly number[]) => [0, 1, 2].map((n) => top[n]! * top[3]! + below[n]! * (1 - top[3]!))
  const luminance = (colour: readonly number[]) => {
    const [r, g, b] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  }
  /** Of text and the colours painted behind it, from the element up to the page. @source WCAG 2.2, contrast ratio */
  const contrast = (element: Element) => {
    const layers: [number, number, number, number][] = []
    for (let at: Element | null = element; at; at = at.parentElement) {
      const layer = rgba(getComputedStyle(at).backgroundColor)
      layers.push(layer)
      if (layer[3] === 1) break
    }
    const back = layers.reduceRight<number[]>((below, layer) => over(layer, below), [255, 255, 255])
    const ink = over(rgba(getComputedStyle(element).color), back)
    const [dark, light] = [luminance(ink), luminance(back)].sort((a, b) => a - b)
    return Math.round(((light! + 0.05) / (dark! + 0.05)) * 100) / 100
  }
  const byPlace = (elements: Element[]) =>
    elements
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .sort((a, b) => (Math.abs(a.box.left - b.box.left) > 1 ? a.box.left - b.box.left : a.box.top - b.box.top))
      .map(({ element }) => element)
  const controlValue = (element: Element | undefined): Seen => {
    if (element instanceof HTMLInputElement && /^(checkbox|radio)$/.test(element.type)) return String(element.checked)
    if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement)
      return element.value.slice(0, 5000)
    return null
  }

  return {
    /** @returns what is seen, or which part of the window must be photographed for it */
    look(look: DocumentLook): { readonly seen: Seen } | { readonly photograph: { x: number; y: number; width: number; height: number } } {
      switch (look.see) {
        case 'text': {
          const element = first(look.of)
          return { seen: element ? textOf(element) : null }
        }
        case 'texts':
          return { seen: byPlace(visible(look.of)).slice(0, MOST).map(textOf) }
        case 'number': {
          const element = first(look.of)
          return { seen: element ? (numbersIn(textOf(element))[0] ?? null) : null }
        }
        case 'numbers':
          return {
            seen: visible(look.of)
              .flatMap((element) => numbersIn(textOf(element)))
              .slice(0, MOST),
          }
        case 'count':
          return { seen: visible(look.of).length }
        case 'value':
          return { seen: controlValue(firstOfAny(look.of)) }
        case 'attribute':
          return { seen: firstOfAny(look.of)?.getAttribute(look.name)?.slice(0, 5000) ?? null }
        case 'style': {
          const element = firstOfAny(look.of)
          return { seen: element ? getComputedStyle(element).getPropertyValue(look.property).slice(0, 5000) : null }
        }
        case 'boxes':
          return {
            seen: visible(look.of)
              .slice(0, MOST)
              .map((element) => Math.round(element.getBoundingClientRect()[look.side] * 100) / 100),
          }
        case 'overflow':
          return { seen: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth) }
        case 'contrast': {
          const element = first(look.of)
          return { seen: element ? contrast(element) : null }
        }
        default: {
          const element = first(look.of)
          if (!element) return { seen: null }
          if (element instanceof HTMLCanvasElement) {
            const pixels = canvasPixels(element)
            return { seen: pixels ? measured(look, pixels) : null }
          }
          const box = () => element.getBoundingClientRect()
          if (box().bottom <= 0 || box().top >= innerHeight) element.scrollIntoView({ block: 'center', behavior: 'instant' })
          const x = Math.max(0, Math.round(box().left))
          const y = Math.max(0, Math.round(box().top))
          const width = Math.min(innerWidth, Math.round(box().right)) - x
          const height = Math.min(innerHeight, Math.round(box().bottom)) - y
          return width > 0 && height > 0 ? { photograph: { x, y, width, height } } : { seen: null }
        }
      }
    },
    async measure(look: DocumentLook, photo: string): Promise<Seen> {
      return measured(look, await picturePixels(photo))
    },
    /** The text cursor blinks in the browser's time: it is hidden while the page is photographed. */
    hideCaret(hidden: boolean) {
      document.documentElement.style.setProperty('caret-color', hidden ? 'transparent' : '', hidden ? 'important' : '')
      if (!hidden && document.documentElement.getAttribute('style') === '') document.documentElement.removeAttribute('style')
    },
    /** A point of the first element that a selector means (of a list: by the first that means one), brought into view. */
    spot(selector: string, shareX: number, shareY: number, mustReach: boolean): Spot {
      const alternatives = /^[\w#.-]+(, [\w#.-]+)+$/.test(selector) ? selector.split(', ') : [selector]
      const element =
        alternatives.map(first).find(Boolean) ?? alternatives.map((one) => findAll(one)[0]).find((one) => one?.checkVisibility())
      if (!element) return { why: `nothing visible is ${selector}` }
      const inside = ({ x, y }: { x: number; y: number }) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight
      const place = (x: number, y: number) => {
        const box = element.getBoundingClientRect()
        return {
          x: box.left + Math.min(box.width * x, Math.max(0, box.width - 1)),
          y: box.top + Math.min(box.height * y, Math.max(0, box.height - 1)),
        }
      }
      if (!inside(place(shareX, shareY))) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
      if (!mustReach) return place(shareX, shareY)
      const reaches = ({ x, y }: { x: number; y: number }) => {
        const hit = document.elementFromPoint(x, y)
        const label = hit?.closest('label')
        return Boolean(hit && (element.contains(hit) || (hit.contains(element) && hit.localName === 'label') || label?.control === element))
      }
      for (const [x, y] of [
        [0.5, 0.5],
        [0.25, 0.5],
        [0.75, 0.5],
        [0.5, 0.2],
        [0.5, 0.8],
      ] as const) {
        const at = place(x, y)
        if (inside(at) && reaches(at)) return at
      }
      return { why: `something lies over ${selector}` }
    },
    /** Sets a control as its user would leave it. @returns what stands against it, or that text must be typed */
    fill(selector: string, value: string): { readonly done: true } | { readonly type: true } | { readonly why: string } {
      const element = first(selector) ?? findAll(selector)[0]
      if (!element) return { why: `nothing is ${selector}` }
      if (element.matches(':disabled')) return { why: `${selector} is disabled` }
      const tell = () => {
        for (const kind of ['input', 'change']) element.dispatchEvent(new Event(kind, { bubbles: true, composed: true }))
        return { done: true } as const
      }
      if (element instanceof HTMLSelectElement) {
        const option = [...element.options].find((one) => one.value === value || one.label.trim() === value)
        if (!option) return { why: `${selector} has no "${value}"` }
        ;(element as HTMLElement).focus()
        element.value = option.value
        option.selected = true
        return tell()
      }
      if (element instanceof HTMLInputElement && /^(checkbox|radio)$/.test(element.type)) {
        if (String(element.checked) !== value) element.click()
        return { done: true }
      }
      if (element instanceof HTMLInputElement && /^(range|color|date|time|datetime-local|month|week)$/.test(element.type)) {
        element.focus()
        element.value = value
        return tell()
      }
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
        element.focus()
        element.select()
        return { type: true }
      }
      if (element instanceof HTMLElement && element.isContentEditable) {
        element.focus()
        getSelection()?.selectAllChildren(element)
        return { type: true }
      }
      return { why: `${selector} takes no value` }
    },
  }
}
