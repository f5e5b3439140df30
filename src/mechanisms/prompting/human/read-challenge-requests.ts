import * as z from 'zod'
import { createRng } from '../../../core/rng.ts'
import { PromptingInputError } from '../errors.ts'
import { LANGUAGE_SKILLS, MOODS, Persona, PROFILES, TONES } from '../persona.ts'
import { Question } from '../question.ts'

const share = z.number().min(0).max(1)

/** What somebody outside asks to be worded. */
const ChallengeRequest = z
  .object({
    question: Question.optional(),
    type: z.string().optional(),
    difficulty: share.default(0.5),
    persona: Persona.partial().default({}),
    lambda: share.default(0.5),
    seed: z.union([z.string(), z.number()]).default(0).transform(String),
  })
  .refine(({ question, type }) => (question === undefined) !== (type === undefined), { error: 'expected either a question or a type' })

/** A request with nothing left open: what was not said of the persona is drawn from the seed. */
export type ChallengeRequest = Omit<z.infer<typeof ChallengeRequest>, 'persona'> & { readonly persona: Persona }

/** @throws {@link PromptingInputError} if it is neither a request nor a list of them */
export function readChallengeRequests(input: unknown): ChallengeRequest[] {
  return [input].flat().map((one, index) => {
    const parsed = ChallengeRequest.safeParse(one)
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0]!
      throw new PromptingInputError({ where: `[${index}]${path.length > 0 ? `.${z.core.toDotPath(path)}` : ''}`, problem: message })
    }
    const rng = createRng(parsed.data.seed).fork('persona')
    const drawn = {
      profile: rng.pick(PROFILES),
      mood: rng.pick(MOODS),
      tone: rng.pick(TONES),
      languageSkill: rng.pick(LANGUAGE_SKILLS),
    }
    return { ...parsed.data, persona: Persona.parse({ ...drawn, ...parsed.data.persona }) }
  })
}
