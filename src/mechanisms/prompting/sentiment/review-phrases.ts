/** How somebody feels about a thing, from 1 to 5. */
export const FEELINGS = ['very negative', 'negative', 'neutral', 'positive', 'very positive'] as const

/** Sentences about a thing, by feeling from very negative to very positive; `IT` is the thing. No two of different feelings are alike. */
interface PhraseBook {
  /** Said plainly. */
  readonly plain: readonly (readonly string[])[]
  /** Said around a corner, with negations that a count of words falls for. */
  readonly veiled: readonly (readonly string[])[]
}

export const PHRASES: PhraseBook = {
  plain: [
    [
      'The IT is dreadful.',
      'I have never met with anything worse than the IT.',
      'The IT made me furious.',
      'The IT is a disaster from start to finish.',
      'I hate the IT with all my heart.',
    ],
    [
      'The IT is rather poor.',
      'The IT let me down a bit.',
      'I did not like the IT much.',
      'The IT could be better.',
      'The IT is a little disappointing.',
    ],
    [
      'The IT is neither good nor bad.',
      'The IT is average, no more and no less.',
      'About the IT I have no strong feelings.',
      'The IT is as one would expect.',
      'The IT has its good and its bad sides in equal parts.',
    ],
    ['The IT is good.', 'I like the IT.', 'The IT is quite nice.', 'I was pleased with the IT.', 'The IT does its part well.'],
    [
      'The IT is superb.',
      'I adore the IT.',
      'I could not be happier with the IT.',
      'The IT is the best I have ever known.',
      'The IT is nothing short of wonderful.',
    ],
  ],
  veiled: [
    [
      'I would not wish the IT on my worst enemy.',
      'Of all the things that could go wrong with the IT, not one was left out.',
      'Even "awful" would be too kind a word for the IT.',
    ],
    [
      'The IT is not exactly what I would call good.',
      'I had hoped for more from the IT, to put it mildly.',
      'The IT has seen better days, although I have seen worse.',
    ],
    [
      'The IT neither helped nor hurt.',
      'If you asked me about the IT tomorrow, I would have nothing to tell.',
      'I would not praise the IT, nor would I complain about it.',
    ],
    [
      'I have nothing bad to say about the IT.',
      'The IT is not bad at all, though not perfect either.',
      'I expected little of the IT and was wrong.',
    ],
    [
      'I have yet to find the slightest fault in the IT.',
      'I cannot imagine how anybody could improve the IT.',
      'There is no IT in the world that I would rather have.',
    ],
  ],
}

/** What is reviewed, and what of it. */
export const REVIEWED: Readonly<Record<string, readonly string[]>> = {
  'a restaurant': ['food', 'service', 'price', 'atmosphere', 'wine'],
  'a hotel': ['room', 'breakfast', 'staff', 'location', 'pool'],
  'a phone': ['screen', 'battery', 'camera', 'sound', 'design'],
  'a novel': ['plot', 'dialogue', 'style', 'ending', 'pacing'],
  'a language course': ['teacher', 'material', 'pace', 'classroom', 'homework'],
  'a night train': ['bed', 'crew', 'timetable', 'noise level', 'dining car'],
  'a museum': ['collection', 'lighting', 'audio guide', 'entrance fee', 'café'],
  'a bicycle': ['saddle', 'frame', 'gear shift', 'brake system', 'lamp'],
}

export const OPENINGS = [
  'This is what I think of it.',
  'Here are my impressions.',
  'A few words after two weeks.',
  'I promised my friends an honest report.',
  'I write this as it comes to my mind.',
  'Last month was my third time.',
]
