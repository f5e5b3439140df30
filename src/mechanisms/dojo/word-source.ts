import type { EditFamily } from '../../models/edit-family.ts'

/**
 * Who made a response of known rank and how it was made worse, in the words that are told after the scoring.
 *
 * @param edits those it follows, in their order; none = it was made as asked
 * @example wordSource('built-in/clock', []) // 'built-in/clock: as asked'
 * @example wordSource('built-in/clock', [{ family: 'drop', requirement: 'bell' }, { family: 'weaken', requirement: 'hands' }]) // 'built-in/clock: drop bell; weaken hands'
 */
export function wordSource(author: string, edits: readonly { readonly family: EditFamily; readonly requirement: string }[]): string {
  if (edits.length === 0) return `${author}: as asked`
  return `${author}: ${edits.map(({ family, requirement }) => `${family} ${requirement}`).join('; ')}`
}
