/** What there is to type: sentences without quotation marks or anything that keyboards hide. */
export interface TypingTopic {
  readonly title: string
  readonly about: string
  /** Name of the picture that goes with it. */
  readonly picture: string
  readonly sentences: readonly string[]
}

export const TYPING_TOPICS: readonly TypingTopic[] = [
  {
    title: 'Out at sea',
    about: 'sailing',
    picture: 'boat',
    sentences: [
      'The old boat leaned into the wind and the ropes began to sing.',
      'Far behind us the harbour lights sank below the waves.',
      'Nobody spoke until the first gull landed on the mast.',
      'We steered by the stars and drank cold tea from tin cups.',
      'At dawn the whole sea was as smooth as a sheet of glass.',
      'A good sailor watches the clouds more than the map.',
    ],
  },
  {
    title: 'In the orchard',
    about: 'an orchard in autumn',
    picture: 'apple',
    sentences: [
      'Every ladder in the village is needed when the apples are ripe.',
      'The sweetest fruit always hangs one branch too high.',
      'Wasps hum around the baskets while we pick and talk.',
      'In October the grass smells of cider and wet leaves.',
      'My aunt can name forty kinds of apple with her eyes closed.',
      'We carry the last crates home under a red evening sky.',
    ],
  },
  {
    title: 'Night sky',
    about: 'the night sky',
    picture: 'moon',
    sentences: [
      'The moon pulls the sea after it twice a day.',
      'Light from that faint star left home before we were born.',
      'Wait ten minutes in the dark and your eyes will find far more.',
      'A shooting star is often no bigger than a grain of sand.',
      'Planets do not twinkle, which is how one tells them apart.',
      'On clear winter nights the sky seems to come closer.',
    ],
  },
  {
    title: 'Bees at work',
    about: 'bees',
    picture: 'bee',
    sentences: [
      'A bee visits hundreds of flowers before it goes home.',
      'Inside the hive it is warm, dark and surprisingly tidy.',
      'Scouts dance to tell the others where the lime trees bloom.',
      'One spoon of honey is the work of a dozen short lives.',
      'In winter the swarm forms a ball and shivers to keep warm.',
      'Gardens without bees would be quiet and rather bare.',
    ],
  },
  {
    title: 'The baker',
    about: 'a baker and her bread',
    picture: 'cookie',
    sentences: [
      'Long before sunrise the baker lights her oven.',
      'Good bread needs flour, water, salt and a lot of time.',
      'The dough rises slowly under a clean white cloth.',
      'By six the whole street smells of warm crust.',
      'She knows by the sound of a loaf whether it is done.',
      'Children get a warm roll at the back door.',
    ],
  },
  {
    title: 'Autumn woods',
    about: 'a walk in the woods',
    picture: 'mushroom',
    sentences: [
      'After three days of rain the woods are full of mushrooms.',
      'Look under the birches and step lightly on the moss.',
      'A jay screams and everyone knows that we are here.',
      'The path bends twice and then loses itself in ferns.',
      'Take only what you know and leave the rest for the snails.',
      'Mist hangs between the trunks like washing on a line.',
    ],
  },
  {
    title: 'Lighthouse',
    about: 'a lighthouse keeper',
    picture: 'candle',
    sentences: [
      'There are two hundred steps between the door and the lamp.',
      'The keeper writes down every ship that passes in the night.',
      'When fog comes in he sounds the horn each minute.',
      'Letters arrive on Fridays if the sea allows it.',
      'In the storm of that year the spray reached the windows.',
      'He says that one never feels alone beside a light.',
    ],
  },
  {
    title: 'A house for all',
    about: 'neighbours in one house',
    picture: 'house',
    sentences: [
      'On the ground floor somebody practises the same song all day.',
      'The stairs know each of us by the way we walk.',
      'When the lift broke we finally learned our names.',
      'On Sundays the smell of five dinners meets in the hall.',
      'The cat belongs to nobody and sleeps in every flat.',
      'A spare key hangs with the neighbour who never goes out.',
    ],
  },
  {
    title: 'Snow day',
    about: 'a day of heavy snow',
    picture: 'snowflake',
    sentences: [
      'Overnight the cars turned into soft white hills.',
      'The school is closed and the sledges are out by nine.',
      'Snow makes a town so quiet that one hears footsteps thinking.',
      'We dig a narrow path from our door to the next.',
      'By noon a snowman with a kitchen sieve guards the corner.',
      'In the evening the windows glow like small ovens.',
    ],
  },
  {
    title: 'The workshop',
    about: 'an inventor in her workshop',
    picture: 'flask',
    sentences: [
      'Every drawer in the workshop is labelled, and every label is wrong.',
      'She has built a clock that runs on tea and patience.',
      'The first machine exploded, the second one merely sulked.',
      'A good idea, she says, fits on the back of a stamp.',
      'On Mondays she repairs what she invented on Friday.',
      'The patent office knows her bicycle by its squeak.',
    ],
  },
  {
    title: 'Cat and garden',
    about: 'a cat and its garden',
    picture: 'cat',
    sentences: [
      'The cat checks each flower bed as if it paid the rent.',
      'Between two naps there is just time for another nap.',
      'A butterfly lands, thinks again and leaves.',
      'Warm stones are worth more than any cushion.',
      'When it rains the cat looks at us as if we had ordered it.',
      'At dusk the garden belongs to nobody else.',
    ],
  },
  {
    title: 'Kites in March',
    about: 'flying kites',
    picture: 'kite',
    sentences: [
      'A kite needs a little wind and somebody who runs.',
      'The longest string on the hill belongs to my grandfather.',
      'Red paper, two sticks and an afternoon are enough.',
      'When the line hums the wind is just right.',
      'One of them got away and is perhaps still flying.',
      'We wind in the cord with cold and happy fingers.',
    ],
  },
]
