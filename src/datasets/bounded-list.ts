import * as z from 'zod'

/** A list that is counted before it is looked at: a hostile line of millions of wrong items costs one refusal, not one each. */
export function boundedList<Item extends z.ZodType>(item: Item, max: number) {
  return z.array(z.unknown()).max(max, `expected at most ${max} items`).pipe(z.array(item))
}
