/** Longer sources are cut before they are read: their beginning is what is wanted. */
const MOST_SOURCE = 200_000
/** Of one page no more is kept. */
const MOST_TEXT = 6000
/** Templates in templates, links in captions: no page nests them deeper. */
const DEEPEST = 12

/**
 * The beginning of a wiki page, up to its first heading, as plain text: without templates, tables, notes, pictures and marks of style.
 * No parser of wikitext: what it does not know stays as it is written, and a page that is all template comes out empty.
 *
 * @cost linear in at most 200,000 characters, times the depth of nesting
 * @example plainText("{{Short|x}}'''Bern''' is the [[capital city|capital]] of [[Switzerland]].<ref>a</ref>\n== History ==\n...") // 'Bern is the capital of Switzerland.'
 */
export function plainText(wikitext: string): string {
  let text = withoutNotes(wikitext.slice(0, MOST_SOURCE).toWellFormed())
  text = withoutNested(text, /\{\{[^{}]*\}\}/g)
  text = withoutNested(text, /\{\|[^{}]{0,20000}?\|\}/g)
  text = withoutNested(
    text,
    /\[\[(?:File|Image|Category):[^[\]]{0,2000}\]\]/gi,
    /\[\[(?!File:|Image:|Category:)(?:[^[\]|]{0,300}\|)?([^[\]|]{0,300})\]\]/gi,
  )
  text = text.split(/^=/m)[0]!
  return text
    .replace(/\[https?:[^\s[\]]{1,2000} ?([^[\]]{0,300})\]/g, '$1')
    .replace(/<[^<>]{1,200}>/g, '')
    .replace(/'{2,5}/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/ ?\([ ;,]{0,9}\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MOST_TEXT)
    .toWellFormed()
}

/** Takes out what matches, from the inside outwards; of what matches `kept`, its first group stays. */
function withoutNested(text: string, innermost: RegExp, kept?: RegExp): string {
  let rest = text
  for (let depth = 0; depth < DEEPEST; depth++) {
    const out = rest.replace(innermost, '')
    const next = kept ? out.replace(kept, '$1') : out
    if (next === rest) break
    rest = next
  }
  return rest
}

/** Comments and notes are cut by hand: a pattern for what lies between their marks would take the square of the length. */
function withoutNotes(text: string): string {
  const [before = '', ...notes] = text.replace(/<!--[\s\S]*?(?:-->|$)/g, '').split(/<ref\b/i)
  const after = notes.map((note) => {
    const empty = note.match(/^[^<>]{0,300}\/>/)?.[0]
    const end = note.indexOf('</ref>')
    return empty ? note.slice(empty.length) : end === -1 ? '' : note.slice(end + '</ref>'.length)
  })
  return [before, ...after].join('')
}
