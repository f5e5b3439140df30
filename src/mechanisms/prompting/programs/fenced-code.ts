/** @returns code as an answer shows it */
export function fencedCode(code: string): string {
  return `\`\`\`js\n${code}\n\`\`\``
}
