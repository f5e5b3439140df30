import { numberProblem, type ProblemFamily } from './problem.ts'

const THINGS = ['a coat', 'a bicycle', 'a lamp', 'a train ticket', 'a telescope', 'a carpet', 'a piano lesson', 'a phone']

/** Shares, and prices that change several times: by decimal factors, and in whole numbers of hundredths. */
export const percentages: ProblemFamily = (rng, level) => {
  if (level === 0) {
    const [percent, whole] = [rng.int(1, 19) * 5, rng.int(3, 90) * 20]
    return numberProblem(
      {
        subtopic: 'percentages',
        goal: 'work out a share of a number',
        query: rng
          .pick(['What is PART of WHOLE?', 'How much is PART of WHOLE?', 'Work out PART of WHOLE.'])
          .replace('PART', `${percent} %`)
          .replace('WHOLE', String(whole)),
        essentials: [`${percent} %`, String(whole)],
      },
      { value: (percent / 100) * whole, by: 'by the decimal factor' },
      { value: Number(BigInt(percent) * BigInt(whole)) / 100, by: 'in hundredths' },
    )
  }
  const price = rng.int(4, 40) * 50
  const changes = Array.from({ length: level }, () => ({ up: rng.next() < 0.5, percent: rng.int(1, 9) * (level === 3 ? 5 : 10) }))
  const told = changes.map(({ up, percent }) => `${up ? 'goes up' : 'goes down'} by ${percent} %`).join(', then ')
  const hundredths = changes.reduce((sum, { up, percent }) => sum * BigInt(100 + (up ? percent : -percent)), BigInt(price))
  return numberProblem(
    {
      subtopic: 'percentages',
      goal: 'know a price after it changed',
      query: `The price of ${rng.pick(THINGS)} is ${price} and ${told}. What does it cost in the end, exactly?`,
      essentials: [String(price), ...changes.map(({ percent }) => `${percent} %`), told],
      isMeasured: true,
    },
    {
      value: changes.reduce((sum, { up, percent }) => sum * (1 + (up ? percent : -percent) / 100), price),
      by: 'by one factor after another',
    },
    { value: Number(hundredths) / 100 ** level, by: 'in whole hundredths' },
  )
}
