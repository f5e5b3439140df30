/** Words to make small sentences of: enough of each without a given letter. */
export const STARTS = ['Now', 'Today', 'Often', 'Soon', 'Still', 'Again', 'Tonight', 'Maybe', 'Once', 'Lately', 'Meanwhile', 'Usually']
export const DETERMINERS = ['a', 'this', 'that', 'our', 'one', 'any', 'the', 'my', 'your', 'his']
export const ADJECTIVES = [
  'old',
  'small',
  'big',
  'warm',
  'black',
  'brown',
  'quiet',
  'long',
  'thin',
  'bright',
  'clean',
  'heavy',
  'green',
  'soft',
  'simple',
]
// biome-ignore format: a list of words
export const NOUNS = [
  'boat', 'cat', 'dog', 'bird', 'garden', 'lamp', 'river', 'train', 'window', 'cloud', 'clock', 'book', 'violin', 'horse', 'fox', 'kitchen',
  'mountain', 'piano', 'ship', 'tiger', 'owl', 'candle', 'bridge', 'tram', 'wolf', 'castle', 'farmer', 'pilot', 'doctor', 'child', 'king',
  'robot', 'singer', 'island', 'market', 'forest', 'ladder', 'bicycle', 'student', 'baker',
]
export const VERBS = [
  'waits',
  'stands',
  'works',
  'stays',
  'turns',
  'falls',
  'looks small',
  'moves',
  'hums',
  'rests',
  'arrives',
  'sings',
  'sits',
  'shows up',
]
// biome-ignore format: a list of words
export const PLACES = [
  'in town', 'at dawn', 'in autumn', 'by night', 'at home', 'in our yard', 'on a hill', 'at noon', 'in a storm', 'by a wall', 'in fog',
  'on an icy path', 'at a distance', 'in winter', 'under the stars', 'near the door', 'in silence', 'with a smile', 'on Sunday', 'by chance',
]

/** What of a list can be said where a letter is forbidden. */
export function withoutLetter(list: readonly string[], letter: string | undefined): readonly string[] {
  return letter === undefined ? list : list.filter((word) => !word.toLowerCase().includes(letter))
}
