/** The forms of a line that can be imported. */
export type ImportFormat = 'responses' | 'oasst-tree' | 'preference-pair'

/** What `recogniseFormat` looks for, in words. */
export const IMPORT_FORMATS_IN_WORDS =
  '{instruction, responses: [...]}, an Open-Assistant tree {message_tree_id, prompt: {replies: [...]}} or a pair {prompt, chosen, rejected}'

/** The form of one parsed line, by the keys it has of its own. */
export function recogniseFormat(value: unknown): ImportFormat | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const has = (key: string) => Object.hasOwn(value, key)
  if (has('responses')) return 'responses'
  if (has('message_tree_id') && has('prompt')) return 'oasst-tree'
  if (has('chosen') && has('rejected')) return 'preference-pair'
  return undefined
}
