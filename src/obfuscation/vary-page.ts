import { parse } from 'parse5'
import type { Rng } from '../core/rng.ts'
import { padPage } from './page/pad-page.ts'
import type { Page } from './page/page.ts'
import { printHtml } from './page/print-html.ts'
import { printProgram } from './page/print-program.ts'
import { printSheet } from './page/print-sheet.ts'
import { readPage } from './page/read-page.ts'
import { samePage } from './page/same-page.ts'
import type { Pass } from './pass.ts'
import { addInertCode } from './passes/add-inert-code.ts'
import { addInertMarkup } from './passes/add-inert-markup.ts'
import { addInertStyle } from './passes/add-inert-style.ts'
import { encodeMembers } from './passes/encode-members.ts'
import { encodeNumbers } from './passes/encode-numbers.ts'
import { encodeTexts } from './passes/encode-texts.ts'
import { renameCustomProperties } from './passes/rename-custom-properties.ts'
import { renameNames } from './passes/rename-names.ts'
import { renameVariables } from './passes/rename-variables.ts'
import { reorderAttributes } from './passes/reorder-attributes.ts'
import { reorderStatements } from './passes/reorder-statements.ts'
import { reorderStyle } from './passes/reorder-style.ts'
import { reshapeStatements } from './passes/reshape-statements.ts'
import { varyImages } from './passes/vary-images.ts'
import { wrapElements } from './passes/wrap-elements.ts'
import { unionPage } from './union/union-page.ts'

/** These read what texts and names mean, so they come before those that hide texts: in any order among themselves, and always. */
const RENAMING: readonly Pass[] = [renameNames, renameCustomProperties, renameVariables, varyImages]
/** In any order; each is left out now and then. */
const RESHAPING: readonly Pass[] = [
  wrapElements,
  reorderAttributes,
  reorderStyle,
  reshapeStatements,
  reorderStatements,
  encodeMembers,
  encodeNumbers,
]
const ADDING: readonly Pass[] = [addInertCode, addInertStyle, addInertMarkup]
const LEFT_OUT = 0.1

/**
 * Another source of the same page: joined with its siblings ({@link unionPage}), taken apart, changed by passes that are drawn, in an order that is drawn, and printed in a manner of its
 * own. What was printed is read again: it must say what was meant.
 * @throws {Error} if it cannot be read, or if the copy does not read back
 */
export function varyPage(html: string, siblings: readonly string[], rng: Rng, taskKey: string): string {
  const page = readPage(unionPage(html, siblings, rng.fork('union'), taskKey) ?? parse(html))
  for (const [n, pass] of drawPasses(rng).entries()) pass(page, rng.fork(`pass ${n}`))
  return padPage(printPage(page, rng), taskKey, rng)
}

/** Never one fixed recipe. */
function drawPasses(rng: Rng): Pass[] {
  const some = rng.shuffle([...RESHAPING, ...ADDING]).filter(() => rng.next() >= LEFT_OUT)
  return [...rng.shuffle(RENAMING), ...some, encodeTexts]
}

function printPage(page: Page, rng: Rng): string {
  for (const [n, program] of page.programs.entries()) program.put(printProgram(program, rng.fork(`program ${n}`)))
  for (const [n, sheet] of page.sheets.entries()) sheet.put(printSheet(sheet, rng.fork(`sheet ${n}`)))
  const manner = { rng: rng.fork('tags'), references: rng.next() * 0.1, singleQuotes: rng.next(), unquoted: rng.next() }
  const copy = printHtml(page.document, manner)
  if (!samePage(parse(copy), page.document)) throw new Error('the printed page does not read back as it was meant')
  return copy
}
