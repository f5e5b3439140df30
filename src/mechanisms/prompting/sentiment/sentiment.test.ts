import { describeTaskTypeContract } from '../task-type.testing.ts'
import { sentiment } from './sentiment.ts'

const rated = (ratings: Readonly<Record<string, number>>, become: (rating: number, place: number) => number) =>
  Object.entries(ratings)
    .map(([aspect, rating], place) => `${aspect}: ${become(rating, place)}`)
    .join(', ')
const aspectsOf = (thing: string) => thing.split(' ')

describeTaskTypeContract({
  type: sentiment,
  ladder({ references, expected }) {
    const { ratings } = expected as { ratings: Record<string, number> } // as this type makes it
    return {
      exact: references[0]!.text,
      paraphrase: `I would say: ${Object.entries(ratings)
        .map(([aspect, rating]) => `the ${aspect} gets ${rating} out of 5`)
        .join('; ')}.`,
      partial: rated(ratings, (rating, place) => (place > 0 ? rating : rating === 5 ? 4 : rating + 1)),
      wrong: rated(ratings, (rating) => (rating <= 2 ? 5 : 1)),
    }
  },
  constants: [
    '3',
    'very positive',
    'positive',
    'all neutral',
    ...['food service price', 'room breakfast staff'].map((thing) =>
      aspectsOf(thing)
        .map((aspect) => `${aspect}: 3`)
        .join(', '),
    ),
  ],
})
