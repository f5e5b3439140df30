import * as z from 'zod'
import { createRng } from '../../../core/rng.ts'
import { PromptingInputError } from '../errors.ts'
import { LANGUAGE_SKILLS, MOODS, Persona, PROFILES, TONES } from '../persona.ts'
import { Question } from '../question.ts'

const share = z.number().min(0).max(1)

/** What is written of a challenge besides: it may be asked for anew as it was written, and is worded anew. */
const ofChallengesMade = {
  text: z.unknown().optional(),
  operators: z.unknown().optional(),
  kept: z.unknown().optional(),
  discarded: z.unknown().optional(),
  by: z.unknown().optional(),
}

/** What somebody outside asks to be worded. */
const ChallengeRequest = z
  .strictObject({
    question: Question.optional(),
    type: z.string().optional(),
    difficulty: share.default(0.5),
    persona: Persona.partial().strict().default({}),
    lambda: share.default(0.5),
    seed: z.union([z.string(), z.number()]).default(0).transform(String),
    ...ofChallengesMade,
  })
  .refine(({ question, type }) => (question === undefined) !== (type === undefined), { error: 'expected either a question or a type' })

/** A request with nothing left open: what was not said of the persona is drawn from the seed. */
export type ChallengeRequest = Omit<z.infer<typeof ChallengeRequest>, 'persona' | keyof typeof ofChallengesMade> & {
  readonly persona: Persona
}

/** @throws {@link PromptingInputError} if it is neither a request nor a list of them */
export function readChallengeRequests(input: unknown): ChallengeRequest[] {
  return [input].flat().map((one, index) => {
    const parsed = ChallengeRequest.safeParse(one)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      const where = `[${index}]${issue!.path.length > 0 ? `.${z.core.toDotPath(issue!.path)}` : ''}`
      throw new PromptingInputError({ where, problem: issue!.code === 'unrecognized_keys' ? unknownWords(issue!) : issue!.message })
    }
    const rng = createRng(parsed.data.seed).fork('persona')
    const drawn = {
      profile: rng.pick(PROFILES),
      mood: rng.pick(MOODS),
      tone: rng.pick(TONES),
      languageSkill: rng.pick(LANGUAGE_SKILLS),
    }
    const { question, type, difficulty, lambda, seed, persona } = parsed.data
    return { question, type, difficulty, lambda, seed, persona: Persona.parse({ ...drawn, ...persona }) }
  })
}

function unknownWords({ keys, path }: { readonly keys: readonly string[]; readonly path: readonly PropertyKey[] }): string {
  const known = path.at(-1) === 'persona' ? Persona.shape : ChallengeRequest.shape
  const asked = Object.keys(known).filter((field) => !(field in ofChallengesMade))
  return `expected ${asked.join(', ')}, got ${keys.join(', ')}`
}
