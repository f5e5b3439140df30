import { createRng } from '../../../core/rng.ts'
import type { Embedder } from '../../../models/embedder.ts'
import type { Transcript, Turn } from '../../../protocol/transcript.ts'
import { minHash, minHashSimilarity } from '../../../text/min-hash.ts'
import { shingles } from '../../../text/shingles.ts'
import { words } from '../../../text/words.ts'
import type { ExaminedAnswer } from '../examined-answer.ts'
import { goalProgress } from '../human/goal-progress.ts'
import type { JudgedAnswer } from '../judged-answer.ts'
import type { Persona } from '../persona.ts'
import type { Question } from '../question.ts'
import type { TaskType } from '../task-type.ts'
import { digitsForWords } from '../verifiers/digits-for-words.ts'
import { asSentence } from './answer-words.ts'
import { copiedShare } from './copied-share.ts'
import { fabricatedCitation } from './fabricated-citation.ts'
import { literalSimilarity } from './literal-similarity.ts'
import { namedThings } from './named-things.ts'
import { isScrambled } from './scrambled-words.ts'
import { type NullSimilarity, semanticSimilarity } from './semantic-similarity.ts'
import { styleMatch } from './style-match.ts'
import { groundingScore, intentScore } from './sub-scores.ts'
import { verifyTurns } from './verify-turns.ts'

/** What all answers to one question are examined with. */
export interface Examination {
  readonly question: Question
  readonly type: TaskType
  readonly embedder: Embedder
  readonly unrelated: NullSimilarity
  /** Asks whoever else says how far an answer agrees with the references, such as {@link judgeAnswer}: about right answers only. */
  readonly judge?: ((answer: string) => Promise<JudgedAnswer>) | undefined
  readonly patienceMs?: number
}

/** Signatures this long estimate how much two answers share with a standard error of at most 1 / 16. */
const FINGERPRINT = 64
const RUN = 3
/** Measures of style and copies read so much; what is longer is worth nothing anyway. */
const MOST_CHARACTERS = 20_000
/** In fewer words there are too few ways to say the same for equal answers to be copies. */
const LEAST_TO_COPY = 12
/** An answer that shares so much with a reference says what there is to say as anybody would. */
const LIKE_A_REFERENCE = 0.5

/**
 * Everything that can be found out about one miner's transcript alone: its last answer checked by the type's verifier, and measured against
 * references, challenge and sources. Scoring is then a pure function of what this gives.
 *
 * Total: whatever an answer holds and whatever verifier or embedder do, it never throws. A verifier that fails makes the one answer worth
 * nothing; an embedder that fails leaves it without the measure of meaning, because that may be down for everybody.
 * Who guesses its way through a conversation shares its correctness among the guesses: each earlier answer that
 * contradicts what is known is one, unless it only asks back.
 *
 * @param persona who asked: tells how far the goal of a conversation was reached
 * @cost one verification a turn; one text to embed
 */
export async function examineAnswer(
  examination: Examination,
  { transcript, persona }: { readonly transcript: Transcript; readonly persona?: Persona },
): Promise<ExaminedAnswer> {
  const { question, type, patienceMs } = examination
  const { turns } = transcript
  const { answer } = turns.at(-1)!
  const verdicts = await verifyTurns(type, question, turns, patienceMs)
  const last = verdicts.at(-1)!
  const guesses = turns.filter((turn, at) => at < turns.length - 1 && verdicts[at]!.contradicts && !isMereQuestion(turn)).length
  const verdict = { ...last, correctness: last.correctness / (1 + guesses) }

  const read = answer.slice(0, MOST_CHARACTERS)
  const references = question.references.map(({ text }) => text)
  const challenge = turns.map((turn) => turn.challenge).join('\n')
  const literal = literalSimilarity(read, references, createRng('literal interval'))
  const meaning = await semanticSimilarity(read, references, examination).catch(() => undefined)
  const judged = verdict.correctness > 0 ? await examination.judge?.(read).catch(() => undefined) : undefined // nothing lifts a wrong answer: no judge's time for it
  const semantic = meaning ?? 0
  const claims = addedThings(read, challenge)
  const examined = { answer: read, verdict, semantic, claims }
  const sources = question.snapshots.map(({ text }) => text)
  const fingerprint = fingerprintOf(read)
  const isLikeReference = references.some((reference) => minHashSimilarity(fingerprint, fingerprintOf(reference))! >= LIKE_A_REFERENCE)
  const isShort = words(read).length < LEAST_TO_COPY
  return {
    transcript,
    answer,
    correctness: verdict.correctness,
    contradicts: verdict.contradicts,
    literal: literal.best,
    literalInterval: literal.interval,
    semantic,
    ...(judged && { judged }),
    style: styleMatch(read, question.style, references),
    echo: copiedShare(read, challenge, references),
    copied: isShort ? 0 : Math.max(...sources.map((source) => copiedShare(read, source, references))),
    scrambled: isScrambled(read, references),
    fabricated: fabricatedCitation(read, question.snapshots, { challenge, contradicts: verdict.contradicts }) !== undefined,
    intent: intentScore(examined, references),
    grounding: groundingScore(examined, [...sources, ...references]),
    progress: persona && question.conversation ? goalProgress(question, persona, turns, last.correctness) : 1,
    closedForm: isShort || isLikeReference,
    claims: claims.slice(0, MOST_CLAIMS),
    fingerprint: [...fingerprint],
    words: [
      asSentence(verdict.words),
      ...(guesses > 0 ? [`It took ${guesses + 1} guesses.`] : []),
      ...(meaning === undefined ? ['Its meaning could not be measured.'] : []),
    ].join(' '),
  }
}

/** Numbers and names that a text adds to what was asked. */
function addedThings(text: string, asked: string): string[] {
  const known = new Set(namedThings(asked))
  return namedThings(text).filter((thing) => !known.has(thing))
}

/** Asks back and adds nothing, not even a number in words: a verifier may take what it repeats for an answer. "One" is hardly ever a number. */
function isMereQuestion({ answer, challenge }: Turn): boolean {
  const read = answer.slice(0, MOST_CHARACTERS).trim()
  const added = addedThings(digitsForWords(read), digitsForWords(challenge))
  return read.endsWith('?') && added.every((thing) => thing === '1')
}

/** Answers with more than this agree with no other one. */
const MOST_CLAIMS = 100

function fingerprintOf(text: string): Uint32Array {
  return minHash(shingles(words(text), RUN), FINGERPRINT)
}
