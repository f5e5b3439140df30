const MOST_CHARACTERS = 20_000

/**
 * The code of an answer: its fenced block, or all of it where there is none. Of several blocks the one that declares what is asked for.
 *
 * @param name the function that the code must declare
 * @returns `undefined` where none declares it, or several do in different ways: an answer says one thing
 * @cost linear in at most 20,000 characters
 * @example findCode('Here:\n```js\nfunction f() {}\n```\nDone.', 'f') // 'function f() {}'
 */
export function findCode(answer: string, name: string): string | undefined {
  const read = answer.slice(0, MOST_CHARACTERS).toWellFormed()
  const fenced = [...read.matchAll(/```[^\n`]*\n([\s\S]*?)(?:```|$)/g)].map(([, code]) => code!.trim())
  const declares = new RegExp(String.raw`\bfunction\s+${name}\s*\([^)]{0,200}\)[^{;]{0,200}\{|\b(?:const|let|var)\s+${name}\s*[=:]`)
  const found = new Set((fenced.length > 0 ? fenced : [read.trim()]).filter((code) => declares.test(code)))
  return found.size === 1 ? [...found][0] : undefined
}
