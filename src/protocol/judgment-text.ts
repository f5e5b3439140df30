import { canonicalJson } from '../core/canonical-json.ts'
import type { Judgment } from './judgment.ts'

/**
 * The bytes a worker signs, as text: a domain line, then the judgment in canonical JSON.
 * The first line keeps the signature from meaning anything in another protocol.
 */
export function judgmentText(judgment: Judgment): string {
  return `kumite-judgment/1\n${canonicalJson(judgment)}`
}
