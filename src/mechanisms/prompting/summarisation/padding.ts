/** Sentences of a text that say nothing worth keeping. */
export const PADDING: readonly string[] = [
  'Before anything else it should be said that a subject like this one can be looked at from many sides.',
  'There are long books about all of this, and most of them end with the wish that somebody would write another.',
  'As so often, what seems plain at first gets more colourful the longer one thinks about it.',
  'Teachers like to begin a lesson with it, and pupils like to look out of the window meanwhile.',
  'One could tell many a story here, but most of them would lead too far away.',
  'It is worth stopping for a moment at this point to take a breath.',
  'People have been curious about such things for as long as anyone remembers.',
  'What follows is no secret, yet it is easily forgotten.',
  'Some will know this already, others will hear it for the first time.',
  'The author once heard about it on a train, from a stranger with a large hat.',
  'Opinions differ about how interesting that is, and perhaps they always will.',
  'A friend who read a draft of these lines asked for a joke at this place, but none came to mind.',
  'So much for that, and now to something that matters just as much.',
  'It would be easy to go on like this for pages.',
]
