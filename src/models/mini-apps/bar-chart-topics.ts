import type { Rng } from '../../core/rng.ts'

/** What a bar chart is about: what is counted, in which unit, for whom. */
export interface ChartTopic {
  readonly title: string
  /** Words for the request: "a bar chart of ...". */
  readonly about: string
  readonly unit: string
  readonly names: readonly string[]
  /** Values are drawn from this range, whole numbers. */
  readonly range: readonly [number, number]
  /** What one press on + or - changes. */
  readonly step: number
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

export const CHART_TOPICS: readonly ChartTopic[] = [
  { title: 'Coffee this week', about: 'the cups of coffee drunk in our office', unit: 'cups', names: DAYS, range: [4, 38], step: 1 },
  { title: 'Steps this week', about: 'my walking', unit: 'thousand steps', names: DAYS, range: [2, 19], step: 1 },
  { title: 'Visitors per day', about: 'the visitors of our museum', unit: 'visitors', names: DAYS, range: [60, 420], step: 10 },
  {
    title: 'Rainfall',
    about: 'the rain that fell in our town',
    unit: 'mm',
    names: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug'],
    range: [12, 130],
    step: 5,
  },
  {
    title: 'Books borrowed',
    about: 'the books lent out by our library',
    unit: 'books',
    names: ['Crime', 'Science', 'Travel', 'Poetry', 'History', 'Comics', 'Cooking'],
    range: [15, 160],
    step: 5,
  },
  {
    title: 'Fruit harvest',
    about: "our garden's harvest",
    unit: 'kg',
    names: ['Apples', 'Pears', 'Plums', 'Cherries', 'Quinces', 'Grapes'],
    range: [3, 60],
    step: 1,
  },
  {
    title: 'Bird count',
    about: 'the birds seen in our park',
    unit: 'birds',
    names: ['Robin', 'Sparrow', 'Blackbird', 'Tit', 'Magpie', 'Starling', 'Wren'],
    range: [2, 48],
    step: 1,
  },
  {
    title: 'Cake sale',
    about: 'the cakes sold at our school fair',
    unit: 'slices',
    names: ['Carrot', 'Lemon', 'Apple', 'Cheese', 'Choco', 'Nut'],
    range: [8, 90],
    step: 1,
  },
  {
    title: 'Energy at home',
    about: 'the electricity our devices use',
    unit: 'kWh',
    names: ['Fridge', 'Oven', 'Lights', 'Washer', 'Dryer', 'TV', 'Router'],
    range: [4, 70],
    step: 1,
  },
  {
    title: 'Ways to school',
    about: 'how our pupils come to school',
    unit: 'pupils',
    names: ['On foot', 'Bike', 'Bus', 'Tram', 'Car', 'Scooter'],
    range: [10, 140],
    step: 2,
  },
  { title: 'Screen time', about: 'the minutes I spend with my phone', unit: 'minutes', names: DAYS, range: [40, 260], step: 10 },
  {
    title: 'Bakery orders',
    about: 'what our bakery sells before nine',
    unit: 'pieces',
    names: ['Rolls', 'Rye', 'Bagels', 'Cakes', 'Pies', 'Buns', 'Tarts'],
    range: [20, 180],
    step: 5,
  },
  {
    title: 'River levels',
    about: 'how high our rivers stand',
    unit: 'cm',
    names: ['Main', 'Mill', 'Otter', 'Stone', 'Willow', 'Brook'],
    range: [40, 330],
    step: 10,
  },
  {
    title: 'Sleep',
    about: 'how long animals sleep in a day',
    unit: 'hours',
    names: ['Bat', 'Lion', 'Cat', 'Dog', 'Seal', 'Cow', 'Horse'],
    range: [3, 20],
    step: 1,
  },
  {
    title: 'Goals by team',
    about: 'the goals of our league this season',
    unit: 'goals',
    names: ['Reds', 'Blues', 'Rovers', 'City', 'United', 'Albion', 'Town'],
    range: [12, 78],
    step: 1,
  },
  {
    title: 'Trees planted',
    about: 'the trees that each district has planted',
    unit: 'trees',
    names: ['North', 'East', 'South', 'West', 'Centre', 'Harbour', 'Hill'],
    range: [25, 240],
    step: 5,
  },
]

/** One bar. */
export interface ChartItem {
  readonly name: string
  readonly value: number
}

/** @returns five to seven bars, no two alike, the lowest still to be seen well */
export function drawItems(rng: Rng, { names, range: [least, most] }: ChartTopic): ChartItem[] {
  const values = new Set<number>()
  const count = rng.int(5, names.length)
  while (values.size < count) values.add(rng.int(Math.max(least, Math.ceil(most * 0.3)), most))
  return [...values].map((value, n) => ({ name: names[n]!, value }))
}
