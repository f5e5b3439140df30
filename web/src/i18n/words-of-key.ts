/** A last resort in place of a text that is missing: 'submitBar.notSent' is "not sent". A raw key is never shown. */
export function wordsOfKey(key: string): string {
  const name = key.split(/[.:]/).at(-1) ?? ''
  return name
    .replace(/_(zero|one|two|few|many|other)$/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
}
