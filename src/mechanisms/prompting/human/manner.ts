import type { Persona } from '../persona.ts'

/** How somebody writes, as numbers: what the fuzz operators go by. */
export interface Manner {
  /** In [-1, 1]: slang to stiff. */
  readonly formality: number
  /** In [-1, 1]: rude to kind. */
  readonly warmth: number
  /** In [-1, 1]: weary to bubbling. */
  readonly energy: number
  /** In [-1, 1]: takes time to short of it. */
  readonly haste: number
  /** In [-1, 1]: certain to lost. */
  readonly doubt: number
  /** In [-1, 1]: sloppy to tidy. */
  readonly care: number
  /** In [0, 1]: how well the language is known; 1 = native. */
  readonly fluency: number
}

type Traits = Readonly<Partial<Omit<Manner, 'fluency'>>>

const PROFILES: Readonly<Record<Persona['profile'], Traits>> = {
  student: { formality: -0.3, haste: 0.2, doubt: 0.2 },
  teacher: { formality: 0.4, care: 0.5, warmth: 0.2 },
  parent: { warmth: 0.4, doubt: 0.2, haste: 0.1 },
  hacker: { formality: -0.8, care: -0.4, warmth: -0.3 },
  programmer: { formality: -0.2, care: 0.2, energy: -0.2, haste: 0.2 },
  scientist: { formality: 0.7, care: 0.4, haste: -0.3 },
}

const MOODS: Readonly<Record<Persona['mood'], Traits>> = {
  interested: { energy: 0.4, warmth: 0.2 },
  concerned: { doubt: 0.5, haste: 0.1 },
  impatient: { haste: 0.7, warmth: -0.3, energy: 0.3 },
  tired: { energy: -0.8, care: -0.3 },
  confused: { doubt: 0.9, care: -0.1 },
  annoyed: { warmth: -0.6, energy: 0.5 },
  curious: { energy: 0.3, doubt: 0.3 },
  upbeat: { energy: 0.9, warmth: 0.4 },
  lazy: { care: -0.6, energy: -0.5, formality: -0.3 },
}

const TONES: Readonly<Record<Persona['tone'], Traits>> = {
  formal: { formality: 0.9, care: 0.3 },
  informal: { formality: -0.7 },
  indifferent: { energy: -0.4, warmth: -0.2 },
  casual: { formality: -0.5, warmth: 0.1, care: -0.1 },
  rushed: { haste: 0.8, care: -0.4 },
  polite: { warmth: 0.6, formality: 0.4 },
  impolite: { warmth: -0.8, formality: -0.3 },
  friendly: { warmth: 0.8, energy: 0.2 },
  unfriendly: { warmth: -0.7 },
  positive: { energy: 0.5, warmth: 0.3 },
  negative: { energy: -0.3, warmth: -0.3, doubt: 0.2 },
}

const FLUENCY: Readonly<Record<Persona['languageSkill'], number>> = { native: 1, fluent: 0.65, learner: 0.1 }

/**
 * What a persona's four traits come to: profile, mood and tone add up, so that each of them shows.
 *
 * @example mannerOf({ profile: 'scientist', mood: 'tired', tone: 'formal', languageSkill: 'native' }).formality // 1
 */
export function mannerOf({ profile, mood, tone, languageSkill }: Persona): Manner {
  const sum = (trait: keyof Traits) => {
    const all = [PROFILES[profile], MOODS[mood], TONES[tone]].reduce((total, traits) => total + (traits[trait] ?? 0), 0)
    return Math.max(-1, Math.min(1, all))
  }
  return {
    formality: sum('formality'),
    warmth: sum('warmth'),
    energy: sum('energy'),
    haste: sum('haste'),
    doubt: sum('doubt'),
    care: sum('care'),
    fluency: FLUENCY[languageSkill],
  }
}
