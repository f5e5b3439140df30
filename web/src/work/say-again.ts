const UNSEEN = '\u00a0'

/** A text to be read aloud after another: of the same words as that one it is changed by a blank, else it would not be read again. */
export function sayAgain(before: string, text: string): string {
  return text !== '' && before === text ? text + UNSEEN : text
}
