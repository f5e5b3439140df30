import { sha256Hex } from '../core/hash.ts'

/** One source in so many is kept for tests. */
const TEST_OF = 10

/**
 * Whether what rests on some sources is for training or for tests. A source is always on one side, whatever else there is, so that an export
 * that has grown splits as before; and what rests on sources of both sides is on neither.
 *
 * @param contexts keys of the sources: at least one
 * @returns `undefined` where the sources are on different sides
 */
export function splitByContext(contexts: readonly string[]): 'train' | 'test' | undefined {
  const sides = new Set(contexts.map((context) => (Number.parseInt(sha256Hex(context).slice(0, 8), 16) % TEST_OF === 0 ? 'test' : 'train')))
  return sides.size === 1 ? [...sides][0] : undefined
}
