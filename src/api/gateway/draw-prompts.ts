import { setImmediate } from 'node:timers/promises'
import type { Rng } from '../../core/rng.ts'
import { NoQuestionError } from '../../mechanisms/prompting/errors.ts'
import { makeChallenge } from '../../mechanisms/prompting/human/make-challenge.ts'
import { LANGUAGE_SKILLS, MOODS, PROFILES, TONES } from '../../mechanisms/prompting/persona.ts'
import { builtInSources } from '../../mechanisms/prompting/sources/built-in-sources.ts'
import type { TaskType } from '../../mechanisms/prompting/task-type.ts'
import type { LabelledPrompt } from '../../scoring/routing/train-classifier.ts'

/**
 * Challenges of every task type as people of all kinds would word them: what a classifier learns the types from. Without network and models.
 * @param each so many of every type, fewer where draws give no question
 */
export async function drawPrompts(types: readonly TaskType[], { each, rng }: { each: number; rng: Rng }): Promise<LabelledPrompt[]> {
  const prompts: LabelledPrompt[] = []
  for (const type of types)
    for (let n = 0; n < each; n++) {
      await setImmediate() // each takes some milliseconds: who else runs in this process shall not wait for all of them
      const draw = rng.fork(`${type.name} ${n}`)
      const persona = {
        profile: draw.pick(PROFILES),
        mood: draw.pick(MOODS),
        tone: draw.pick(TONES),
        languageSkill: draw.pick(LANGUAGE_SKILLS),
      }
      try {
        const question = await type.make({ rng: draw.fork('question'), difficulty: draw.next(), sources: builtInSources })
        const { text } = makeChallenge(question, { persona, lambda: draw.next(), rng: draw.fork('human') })
        prompts.push({ type: type.name, text })
      } catch (error) {
        if (!(error instanceof NoQuestionError)) throw error
      }
    }
  return prompts
}
