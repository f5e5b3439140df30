/** What keys do on the judging page, and the key each has at first. Letters a to f select a response and digits answer: those are not given away. */
export const DEFAULT_KEYS = {
  grade: 'g',
  order: 'r',
  next: 'q',
  favourite: 'l',
  tie: '=',
  reason: 't',
  before: ',',
  after: '.',
  pin: 'p',
  fullScreen: 'z',
  syncScroll: 'y',
  device: 'v',
  cannotJudge: 'x',
  submit: 'enter',
  guide: 'h',
  keys: '?',
} as const

export type KeyAction = keyof typeof DEFAULT_KEYS
export type KeyBindings = Readonly<Record<KeyAction, string>>

export const KEY_ACTIONS = Object.keys(DEFAULT_KEYS) as readonly KeyAction[]

/** Why a key cannot be given to an action: it is another one's, or always means something else. */
export type KeyConflict =
  | { readonly kind: 'taken'; readonly by: KeyAction }
  | { readonly kind: 'reserved' }
  | { readonly kind: 'no-character' }

/** @returns undefined when the key is free for the action */
export function findKeyConflict(bindings: KeyBindings, action: KeyAction, key: string): KeyConflict | undefined {
  if (/^([a-f\d]| |tab|escape|backspace|delete|home|end|page.*|arrow.*)$/.test(key)) return { kind: 'reserved' }
  if (key !== 'enter' && [...key].length !== 1) return { kind: 'no-character' }
  const by = KEY_ACTIONS.find((other) => other !== action && bindings[other] === key)
  return by ? { kind: 'taken', by } : undefined
}

/** Bindings as they were kept; the first ones where those are not possible together. */
export function readBindings(kept: unknown): KeyBindings {
  if (typeof kept !== 'object' || kept === null) return DEFAULT_KEYS
  const known = Object.entries(kept).filter(([action, key]) => Object.hasOwn(DEFAULT_KEYS, action) && typeof key === 'string')
  const bindings: KeyBindings = { ...DEFAULT_KEYS, ...Object.fromEntries(known) }
  return KEY_ACTIONS.some((action) => findKeyConflict(bindings, action, bindings[action])) ? DEFAULT_KEYS : bindings
}

/** What other keys than letters and digits write on keyboards with Latin letters: alone, and with Shift. */
const SIGNS: Readonly<Record<string, readonly [alone: string, shifted?: string]>> = {
  Comma: [','],
  Period: ['.'],
  Slash: ['/', '?'],
  Equal: ['='],
}

/** The key of an event: its character, or on a keyboard without Latin letters the one that stands there on others. */
export function keyOf({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  return (isOtherScript(key) && latinOf(code, shiftKey)) || key.toLowerCase()
}

/** Whether a key writes letters, digits or signs of another script; Arabic keys may write two letters at once. */
function isOtherScript(key: string): boolean {
  return /^[^\p{ASCII}\p{Script=Latin}]+$/u.test(key)
}

function latinOf(code: string, shiftKey: boolean): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return letter.toLowerCase()
  const [alone, shifted] = Object.hasOwn(SIGNS, code) ? SIGNS[code]! : [/^Digit(\d)$/.exec(code)?.[1]]
  return shiftKey ? shifted : alone
}
