import * as z from 'zod'

/** Who asks. Lists after Subnet 1 (prompting.md §3.3); language skill is ours. */
export const PROFILES = ['student', 'teacher', 'parent', 'hacker', 'programmer', 'scientist'] as const
export const MOODS = ['interested', 'concerned', 'impatient', 'tired', 'confused', 'annoyed', 'curious', 'upbeat', 'lazy'] as const
export const TONES = [
  'formal',
  'informal',
  'indifferent',
  'casual',
  'rushed',
  'polite',
  'impolite',
  'friendly',
  'unfriendly',
  'positive',
  'negative',
] as const
export const LANGUAGE_SKILLS = ['native', 'fluent', 'learner'] as const

/** Who asks, in what mood and tone: fixed for a whole conversation. */
export const Persona = z.object({
  profile: z.enum(PROFILES),
  mood: z.enum(MOODS),
  tone: z.enum(TONES),
  languageSkill: z.enum(LANGUAGE_SKILLS),
})
export type Persona = z.infer<typeof Persona>
