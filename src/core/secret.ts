import { inspect } from 'node:util'
import { BaseError } from './base-error.ts'

/** Something tried to write a secret down. Fails closed: nothing of the text that held it is sent. */
export class SecretLeakError extends BaseError {
  readonly code = 'secret-leak'
  constructor() {
    super('expected a value without secrets to be serialised, got one that holds a Secret', { hint: 'open it where it may be seen' })
  }
}

/** A value that only its owner reads: {@link JSON.stringify} throws on it, logs show `[secret]`, a copy of it is empty. */
export interface Secret<T> {
  /** What it holds. Call it only where the value may be seen: in scoring, and where the store writes it down. */
  open(): T
}

/**
 * @example String(seal('the answer')) // '[secret]'
 * @example seal('the answer').open() // 'the answer'
 */
export function seal<T>(value: T): Secret<T> {
  const hidden = {
    open: () => value,
    toString: () => '[secret]',
    toJSON: (): never => {
      throw new SecretLeakError()
    },
    [inspect.custom]: () => '[secret]',
  }
  for (const name of Object.keys(hidden)) Object.defineProperty(hidden, name, { enumerable: false })
  return Object.freeze(hidden)
}
