/** Text made safe for HTML, attributes included. @example htmlText('<b>') // '&lt;b&gt;' */
export function htmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
