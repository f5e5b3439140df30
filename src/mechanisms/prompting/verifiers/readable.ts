/** No honest answer is longer; what follows is not read, so that no verifier takes long. */
const MOST_CHARACTERS = 20_000

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻'
const SUPERSCRIPT = new RegExp(`[${SUPERSCRIPTS}]+`, 'g')
const plainOf = (superscript: string) => [...superscript].map((char) => '0123456789-'[SUPERSCRIPTS.indexOf(char)]).join('')

/**
 * A hostile text as verifiers read it: bounded, well formed, one kind of space within a line, of minus, of quote; superscripts as powers;
 * fractions of LaTeX as plain ones.
 *
 * @returns at most some 20,000 characters of it; the same for its own result
 * @cost linear in what is read, whatever the text holds
 * @example readable('x² − ½') // 'x^2 - 1/2'
 */
export function readable(text: string): string {
  return text
    .slice(0, MOST_CHARACTERS)
    .toWellFormed()
    .replace(SUPERSCRIPT, (power) => `^${plainOf(power)}`)
    .replace(/(?<=\d)(?=[¼-¾⅐-⅞])/g, ' ')
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/⁄/g, '/')
    .replace(/\\[dt]?frac ?\{(-?\d{1,15})\}\{(\d{1,15})\}/g, ' $1/$2')
    .replace(/\\(?=[%$])|\\[,;!]|(?<=\d)\{(?=,\}\d{3})|(?<=\d\{,)\}(?=\d{3})/g, '')
    .replace(/[\p{Cf}\uFFFD]/gu, '')
    .replace(/[^\S\n]|\p{Cc}(?<!\n)/gu, ' ')
}
