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
]

/** Colours of a chart: page, ink, bars, and one that stands out. */
export interface ChartPalette {
  readonly name: string
  readonly back: string
  readonly panel: string
  readonly ink: string
  readonly bar: string
  readonly high: string
}

export const CHART_PALETTES: readonly ChartPalette[] = [
  { name: 'blue on white', back: '#ffffff', panel: '#f2f6fc', ink: '#17243a', bar: '#3b7ddd', high: '#e8590c' },
  { name: 'green on cream', back: '#fdfaf0', panel: '#f3efdf', ink: '#26301d', bar: '#4f9a5b', high: '#c2410c' },
  { name: 'violet on light grey', back: '#f6f5fa', panel: '#eae7f5', ink: '#241b3a', bar: '#7a5bd0', high: '#d6336c' },
  { name: 'turquoise on dark blue', back: '#0f1b2d', panel: '#1b2c45', ink: '#e9f1fa', bar: '#2fb5ac', high: '#ffb454' },
  { name: 'rose on dark plum', back: '#23142b', panel: '#382244', ink: '#f8ecf6', bar: '#e0709c', high: '#ffd166' },
  { name: 'amber on charcoal', back: '#1d1e20', panel: '#2e3033', ink: '#f3f1ec', bar: '#e0a030', high: '#58c4f0' },
]
