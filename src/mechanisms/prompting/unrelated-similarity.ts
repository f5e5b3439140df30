import { createRng } from '../../core/rng.ts'
import type { Embedder } from '../../models/embedder.ts'
import type { NullSimilarity } from './scoring/semantic-similarity.ts'
import { builtInSources } from './sources/built-in-sources.ts'
import type { SourceReader } from './sources/source-reader.ts'
import type { TaskType } from './task-type.ts'

/** Pairs of so many questions are compared. */
const QUESTIONS = 12
const EXCEEDED_BY = 0.05

/**
 * How like each other the references of different questions of a type are to an embedder: measured on questions that are asked of nobody.
 * @cost twelve questions and as many texts to embed
 */
export async function unrelatedSimilarity(type: TaskType, embedder: Embedder, sources: SourceReader): Promise<NullSimilarity> {
  const texts: string[] = []
  for (let n = 0; n < 2 * QUESTIONS && texts.length < QUESTIONS; n++) {
    const rng = createRng(`unrelated/${type.name}/${n}`)
    const question = await type.make({ rng, difficulty: 0.5, sources }).catch(() => undefined) // a draw without a question
    if (question) texts.push(question.references[0]!.text)
  }
  const vectors = await embedder.embed(texts)
  const cosines = vectors.flatMap((one, place) =>
    vectors.slice(place + 1).map((other) => one.reduce((sum, value, axis) => sum + value * other[axis]!, 0)),
  )
  cosines.sort((a, b) => b - a)
  return { high: cosines[Math.floor(EXCEEDED_BY * cosines.length)] ?? 0 }
}

/** The same of every type, measured once, when it is first asked for; after a failure the next call tries again. */
export function unrelatedByType(embedder: Embedder): (type: TaskType) => Promise<NullSimilarity> {
  const known = new Map<string, Promise<NullSimilarity>>()
  return (type) => {
    const found = known.get(type.name)
    if (found) return found
    const measured = unrelatedSimilarity(type, embedder, builtInSources)
    known.set(type.name, measured)
    measured.catch(() => known.delete(type.name))
    return measured
  }
}
