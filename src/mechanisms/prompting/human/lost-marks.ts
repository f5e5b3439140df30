import type { FuzzOperator } from './fuzz-operator.ts'

/** Capitals and punctuation that somebody does not bother with: each a habit that is kept for the whole conversation. */
export const lostMarks: FuzzOperator = {
  name: 'lost-marks',
  weight: ({ care, formality, haste }) => Math.max(0.25, Math.min(1, 0.2 - 0.6 * care - 0.4 * formality + 0.2 * haste)),
  apply(text, { strength, habits }) {
    const habit = habits.fork('lost-marks')
    const drops = (ease: number) => habit.next() < strength * ease
    const [capitals, firstCapital, commas, apostrophes, stops, questionMark] = [0.5, 0.4, 1, 0.9, 1.2, 0.15].map(drops)
    let rest = text
    if (capitals) rest = rest.toLowerCase()
    if (firstCapital) rest = rest.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())
    if (commas) rest = rest.replace(/,(?=\s)/g, '')
    if (apostrophes) rest = rest.replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    if (stops) rest = rest.replace(/\.+(?=\n|$)/g, '')
    if (questionMark) rest = rest.replace(/\?+$/, '')
    return rest
  },
}
