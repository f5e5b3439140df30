import { listKnownVectors } from '../store/known-instructions.ts'
import type { Lookalike } from './find-lookalikes.ts'
import type { KnownTasks } from './known-tasks.ts'
import { isOwn, type Sketch } from './sketch-instruction.ts'
import { dotProduct, fromBytes } from './vector-bytes.ts'

/** So many whose vectors point most nearly the same way are compared, beside the lookalikes. */
const MOST = 16

export interface Direction {
  /** Of the angle between two vectors: 1 = they point the same way. */
  readonly cosine: number
  /** By how much the cosine is above that of any other known instruction. */
  readonly lead: number
}

/** How nearly the vectors of lookalikes point the way of a new instruction's, by id; those without a vector by that embedder are left out. */
export async function compareVectors(
  { db, index, embedder }: KnownTasks,
  { sketch, vector, lookalikes }: { sketch: Sketch; vector: Float32Array | undefined; lookalikes: readonly Lookalike[] },
): Promise<ReadonlyMap<number, Direction>> {
  if (!vector || !embedder) return new Map()
  const ids = new Set([...lookalikes.map(({ row }) => row.id), ...index.nearestByVector(vector, MOST)])
  const known = (await listKnownVectors(db, { ids: [...ids], embedder: embedder.name })).filter((row) => !isOwn(sketch, row))
  const cosines = new Map(known.map((row) => [row.id, dotProduct(vector, fromBytes(row.vector))]))
  const [first = 0, second = 0] = [...cosines.values()].sort((a, b) => b - a)
  return new Map([...cosines].map(([id, cosine]) => [id, { cosine, lead: cosine - (cosine === first ? second : first) }]))
}
