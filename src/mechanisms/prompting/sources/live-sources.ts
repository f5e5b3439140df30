import type { Clock } from '../../../core/clock.ts'
import type { Rng } from '../../../core/rng.ts'
import { retryAfterMs } from '../../../models/language/retry-after.ts'
import { words } from '../../../text/words.ts'
import { DeadSourceError, NoPageError } from '../errors.ts'
import { builtInDocuments, builtInSources } from './built-in-sources.ts'
import { type MediaWiki, readPage, searchPages } from './media-wiki.ts'
import { plainText } from './plain-text.ts'
import type { SourceReader, SourceText } from './source-reader.ts'

export interface LiveSourcesOptions {
  readonly wiki: MediaWiki
  readonly clock: Clock
  /** How many texts are kept for when the wiki is gone; the oldest go first. Default: 300. */
  readonly mostCached?: number
}

const SEARCHED = 5
/** Shorter beginnings are stubs and lists. */
const FEWEST_WORDS = 40
/** After a failure the wiki is left in peace for so long, twice as long after the next, and so on. */
const FIRST_REST_MS = 10_000
const LONGEST_REST_MS = 10 * 60_000

/**
 * Texts of a live wiki: a word or name that is built in is searched for, and one of the pages found is read. A wiki that fails is left in
 * peace for a while; meanwhile texts come from what has been read before, and, if that is nothing, from the built-in ones. So it never fails.
 */
export function createLiveSources({ wiki, clock, mostCached = 300 }: LiveSourcesOptions): SourceReader {
  const cached = new Map<string, SourceText>()
  let failures = 0
  let restsUntil = 0
  let problem: string | undefined

  function fallBack(rng: Rng): Promise<SourceText> {
    return cached.size > 0 ? Promise.resolve(rng.pick([...cached.values()])) : builtInSources.draw(rng)
  }

  function rest(error: DeadSourceError): void {
    failures++
    const asked = retryAfterMs({ 'retry-after': error.retryAfter }, clock.now())
    restsUntil = clock.now() + Math.max(asked, Math.min(FIRST_REST_MS * 2 ** (failures - 1), LONGEST_REST_MS))
    problem = `${error.message.split('\n')[0]}; asked again after ${new Date(restsUntil).toISOString()}`
  }

  return {
    async draw(rng) {
      if (clock.now() < restsUntil) return fallBack(rng)
      try {
        const text = await readOne(wiki, rng)
        failures = 0
        problem = undefined
        if (!text) return fallBack(rng)
        cached.delete(text.snapshot.source)
        cached.set(text.snapshot.source, text)
        for (const oldest of cached.keys()) {
          if (cached.size <= mostCached) break
          cached.delete(oldest)
        }
        return text
      } catch (error) {
        if (error instanceof DeadSourceError) rest(error)
        else if (!(error instanceof NoPageError)) throw error
        return fallBack(rng)
      }
    },
    problems() {
      if (problem === undefined) return []
      const instead = cached.size > 0 ? `${cached.size} texts read before` : 'the built-in texts'
      return [`${problem}; until then ${instead} are used`]
    },
  }
}

/** One page on something that is known by name; `undefined` where the search finds none, or one too short. */
async function readOne(wiki: MediaWiki, rng: Rng): Promise<SourceText | undefined> {
  const { topic, subtopic } = rng.pick(builtInDocuments())
  const found = await searchPages(wiki, subtopic, SEARCHED)
  if (found.length === 0) return undefined
  const { key, title, latest, license, source } = await readPage(wiki, rng.pick(found))
  const text = plainText(source)
  if (words(text).length < FEWEST_WORDS) return undefined
  return {
    topic,
    subtopic: title.slice(0, 100).toWellFormed(),
    snapshot: {
      source: `${wiki.endpoint}/page/${key}`.slice(0, 300).toWellFormed(),
      revision: String(latest.id),
      licence: license.title.slice(0, 100).toWellFormed() || 'unknown',
      text,
    },
  }
}
