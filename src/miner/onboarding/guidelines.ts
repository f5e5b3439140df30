import { hashOf } from '../../core/hash.ts'
import type { Guidelines } from '../../protocol/onboarding.ts'
import { findGuidelines, putGuidelines } from '../../store/onboarding-consents.ts'
import type { Db } from '../../store/open-store.ts'
import { InvalidGuidelinesError } from '../errors.ts'
import type { Miner } from '../miner.ts'
import { GUIDELINES_IN_ARABIC } from './guidelines-in-arabic.ts'
import { GUIDELINES_IN_ENGLISH } from './guidelines-in-english.ts'
import { GUIDELINES_IN_GERMAN } from './guidelines-in-german.ts'

const BUILT_IN: Readonly<Record<string, string>> = { en: GUIDELINES_IN_ENGLISH, de: GUIDELINES_IN_GERMAN, ar: GUIDELINES_IN_ARABIC }
/** Holds where a miner's operator has published nothing. */
export const BUILT_IN_VERSION = hashOf(BUILT_IN)
const MOST_CHARACTERS = 20_000

/** The guidelines that hold at a miner: what its operator published last, else the built-in ones. */
export async function readGuidelines(db: Db, miner: string): Promise<Guidelines> {
  const row = await findGuidelines(db, miner)
  if (!row) return { version: BUILT_IN_VERSION, texts: BUILT_IN, builtIn: true, publishedAt: null }
  const { version, texts, published_ms } = row
  return { version, texts, builtIn: version === BUILT_IN_VERSION, publishedAt: new Date(published_ms).toISOString() }
}

/**
 * Makes other guidelines hold, from now on: every worker is asked to accept them before the next task, unless it had accepted these before.
 * @param text Markdown; null = the built-in ones
 * @throws {@link InvalidGuidelinesError} if it is empty, too long for anybody to read, or no text that can be stored
 */
export async function publishGuidelines(
  { db, hotkey, clock }: Pick<Miner, 'db' | 'hotkey' | 'clock'>,
  text: string | null,
): Promise<Guidelines> {
  const texts = text === null ? BUILT_IN : { und: checked(text) }
  await putGuidelines(db, { miner: hotkey, version: hashOf(texts), texts: JSON.stringify(texts), published_ms: clock.now() })
  return readGuidelines(db, hotkey)
}

function checked(text: string): string {
  const trimmed = text.replaceAll('\r\n', '\n').trim()
  if (trimmed.length === 0) throw new InvalidGuidelinesError({ got: 'an empty one' })
  if (trimmed.length > MOST_CHARACTERS) throw new InvalidGuidelinesError({ got: `${trimmed.length} characters` })
  if (trimmed.includes('\0') || !trimmed.isWellFormed()) throw new InvalidGuidelinesError({ got: 'bytes that are no text' })
  return trimmed
}
