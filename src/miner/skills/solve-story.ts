import { calculator } from '../tools/calculator.ts'
import { answer, ask, type Skill } from './skill.ts'

/** A kind of story: how its numbers are told, the formula with them, and what to ask for where one is missing. */
interface Story {
  readonly isMeant: RegExp
  readonly told: readonly RegExp[]
  /** With the numbers of `told` in their order as $1, $2 ... */
  readonly formula: string
  readonly asks: string
}

const STORIES: readonly Story[] = [
  {
    isMeant: /cents of (?:change|\w+)|change does/,
    told: [/(\d+) [a-z ]{1,40} \w+ (\d+) cents/, /with (\d+) cents/],
    formula: '$3 - $1 * $2',
    asks: 'How many cents are paid: with what money, how much cash is given?',
  },
  {
    isMeant: /bus drives|km\/h/,
    told: [/(\d+) km \w+ (?:steady )?(\d+) km\/h/, /(\d+) minutes/],
    formula: '$1 / $2 * 60 + $3',
    asks: 'For how many minutes does it stop on the way: how long does it wait, what break is there?',
  },
  {
    isMeant: /tank/,
    told: [/(?:tank of )?(\d+) litres (?:is|are)/, /(\d+) and (\d+) litres/, /(\d+) litres minute leak/],
    formula: '$1 / ($2 + $3 - $4)',
    asks: 'Does any water leak or drain out meanwhile: how much does it lose?',
  },
  {
    isMeant: /times as old/,
    told: [/(\d+) times as old/, /\w+ (\d+) years they will be (\d+) years/],
    formula: '$1 * ($3 - 2 * $2) / ($1 + 1)',
    asks: 'What else is known, such as how old they are together in some years: what is the sum of their years, the total later?',
  },
  {
    isMeant: /stickers/,
    told: [/share (\d+) stickers|(\d+) stickers/, /(\d+) times as many/, /(\d+) more than/],
    formula: '$2 * ($1 - $3) / ($2 + 2)',
    asks: 'How many does the third one get: what else is known of the other share?',
  },
  {
    isMeant: /(?:farm|animals)/,
    told: [/(\d+) animals/, /(\d+) legs/],
    formula: '$2 / 2 - $1',
    asks: 'How many legs do the animals have: what else is known?',
  },
  {
    isMeant: /field|metres longer/,
    told: [/(\d+) metres longer/, /fence [\w ]{0,40}?(\d+) metres|measures (\d+) metres|(\d+) metres\b(?! longer)/],
    formula: '(($2 / 2 - $1) / 2) * (($2 / 2 + $1) / 2)',
    asks: 'How long is the fence around it: what is its perimeter?',
  },
  {
    isMeant: /syrup|mixture/,
    told: [/(\d+) litres \w+ syrup \w+ (\d+) %/, /with (\d+) litres \w+ another/, /holds? (\d+) %/],
    formula: '($1 * $2 + $3 * $4) / ($1 + $3)',
    asks: 'What percentage of sugar has the other syrup, the second one?',
  },
]

/** Numbers that come with a unit of their own and say nothing: "2 times" is told by its own pattern. */
export const solveStory: Skill = {
  name: 'story',
  async attempt({ plain, turns }, tools) {
    const story = STORIES.find(({ isMeant }) => isMeant.test(plain))
    if (!story || !/\d/.test(plain)) return undefined
    const numbers = story.told.map((pattern) =>
      pattern
        .exec(plain)
        ?.slice(1)
        .filter((part) => part !== undefined),
    )
    if (numbers.some((found) => found === undefined)) return tools.tools.length > 0 && turns < 3 ? ask(story.asks) : undefined
    const values = numbers.flat()
    const expression = story.formula.replace(/\$(\d)/g, (_, place: string) => values[Number(place) - 1] ?? '')
    const value = await tools.use(calculator, { expression })
    return value === undefined ? undefined : answer(`The answer is ${Math.round(value * 100) / 100}.`)
  },
}
