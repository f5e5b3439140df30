const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )

/** English words of the tens from 20 to 90, in their order. */
export const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** English cardinals of one word below a hundred, with what they are worth. */
export const CARDINALS: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, n) => [word, n] as const),
  ...TENS.map((word, n) => [word, 10 * (n + 2)] as const),
])
