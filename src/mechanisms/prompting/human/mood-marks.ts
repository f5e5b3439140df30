import type { FuzzOperator } from './fuzz-operator.ts'

/** Marks that say how somebody feels: doubled ones, dots that trail off, a smile. */
export const moodMarks: FuzzOperator = {
  name: 'mood-marks',
  weight: ({ energy, doubt, warmth, formality }) =>
    Math.max(0, Math.min(1, Math.abs(energy) * 0.7 + Math.max(0, doubt) * 0.4 + Math.abs(warmth) * 0.3 - Math.max(0, formality) * 0.6)),
  apply(text, { strength, manner: { energy, doubt, warmth, formality }, habits, rng }) {
    const habit = habits.fork('mood-marks')
    const does = (much: number) => habit.next() < strength * much
    const ease = 1 - Math.max(0, formality)
    const [exclaims, doubles, trailsOff, wonders, smiles, shouts] = [
      energy,
      energy,
      -energy,
      doubt,
      0.2 * warmth * ease,
      -2 * warmth * energy,
    ].map(does)
    let rest = text
    if (exclaims) rest = rest.replace(/\.(?=\s|$)/g, (mark) => (rng.next() < 0.5 ? '!' : mark))
    if (doubles) rest = rest.replace(/[!?](?=\s|$)/g, (mark) => (rng.next() < 0.5 ? mark + mark : mark))
    if (trailsOff) rest = rest.replace(/[.,](?=\s|$)/g, (mark) => (rng.next() < 0.4 ? '...' : mark))
    if (wonders) rest = rest.replace(/\?$/, rng.next() < 0.5 ? '??' : '?...')
    if (smiles) rest += rng.pick([' :)', ' :-)', ' 😊'])
    if (shouts) rest = rest.replace(/\b(?:not|now|just|please|need|what|which)\b/i, (word) => word.toUpperCase())
    return rest
  },
}
