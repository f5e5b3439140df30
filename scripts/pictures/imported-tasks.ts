import { writeFileSync } from 'node:fs'
import { PNG } from 'pngjs'

const HAIKU = [
  'Grey drums on the roof —\nthe gutter learns a new song\nand forgets the sun.',
  'Rain falls on the roof.\nIt falls on the garden too.\nEverything is wet.',
  'It rains and it rains and it does not stop raining at all\nI am wet\nBye',
  'Haiku: a short poem from Japan, of three lines. Which one would you like?',
]
const WHY_BLUE = [
  'Sunlight is **all colours at once**. Air throws the blue part about more than the rest:\n\n1. light comes in from the sun,\n2. tiny bits of air bounce its *blue* in all directions,\n3. so blue reaches your eye from everywhere.\n\n> In the evening the way is longer, and what is left is red.',
  'Because air scatters short waves of light more than long ones; see [Rayleigh](https://example.com/rayleigh).',
  'The sky is blue since it mirrors the sea.',
  '# Blue\n\nThe sky is blue.',
  'I would rather talk about something else.',
]
const MEDIAN = [
  'export function median(values: number[]): number | undefined {\n  if (values.length === 0) return undefined\n  const sorted = [...values].sort((a, b) => a - b)\n  const middle = sorted.length >> 1\n  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1]! + sorted[middle]!) / 2\n}\n',
  'export function median(values: number[]): number | undefined {\n  const sorted = [...values].sort()\n  const middle = sorted.length >> 1\n  return sorted[middle]\n}\n',
]
const CHAT = [
  [
    { role: 'user', content: 'My train is late. What can I claim?' },
    {
      role: 'assistant',
      content: 'From 60 minutes on a quarter of the fare, from 120 minutes half of it. Keep the ticket; the form is on the railway’s page.',
    },
  ],
  [
    { role: 'user', content: 'My train is late. What can I claim?' },
    { role: 'assistant', content: 'Trains are sometimes late. I am sorry to hear that.' },
  ],
]
const yesNo = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
]

/** What a kind of task is called in the names of its pictures, by the words its instruction begins with. */
export const PICTURED = {
  'Write a haiku': 'texts',
  'Explain to a child': 'markdown-five',
  'Write a function': 'code',
  'A customer asks': 'chat',
  'Draw the sales': 'image',
  'Build a counter': 'live',
} as const

/** Writes tasks with every kind of response and of criterion, over and over, so that whoever works meets all of them. */
export function writePicturedTasks(file: string, rounds: number): void {
  const lines = Array.from({ length: rounds }, (_, n) => tasks(n + 1)).flat()
  writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
}

function tasks(n: number): object[] {
  const ranked = <T extends object>(responses: T[]) => responses.map((response, index) => ({ ...response, rank: index + 1 }))
  const scale = { min: 0, max: 4, anchors: { '0': 'not at all', '4': 'I see it' } }
  return [
    {
      instruction: `Write a haiku on rain. (${n})`,
      responses: ranked(HAIKU.map((text) => ({ text }))),
      criteria: [
        { kind: 'grade', id: 'imagery', question: 'How vivid is it?', ...scale },
        { kind: 'pairwise', id: 'warmth', question: 'Which is warmer?', pairs: [['1', '2']] },
      ],
    },
    {
      instruction: `Explain to a child of ten why the sky is blue. (${n})`,
      responses: ranked(WHY_BLUE.map((markdown) => ({ markdown }))),
      criteria: [{ kind: 'rank', id: 'fun', question: 'Which is the most fun to read?' }],
    },
    {
      instruction: `Write a function that finds the median of a list of numbers, undefined for none. (${n})`,
      responses: ranked(MEDIAN.map((code) => ({ code }))),
      criteria: [
        { kind: 'single-choice', id: 'runs', question: 'Would you merge it?', about: 'responses', options: yesNo },
        { kind: 'text', id: 'why', question: 'What decided your order?', about: 'task' },
      ],
    },
    {
      instruction: `A customer asks what a late train is worth. Answer. (${n})`,
      responses: ranked(CHAT.map((chat) => ({ chat }))),
      criteria: [
        {
          kind: 'multi-choice',
          id: 'faults',
          question: 'What is wrong with it?',
          about: 'responses',
          options: [
            { id: 'vague', label: 'Says nothing one could use' },
            { id: 'false', label: 'Says something false' },
            { id: 'cold', label: 'Is unkind' },
          ],
        },
      ],
    },
    {
      instruction: `Draw the sales of four quarters as a chart. (${n})`,
      responses: ranked([{ image: chart([40, 90, 60, 120]) }, { image: chart([40, 90, 60, 30]) }, { image: chart([120, 120, 120, 120]) }]),
      criteria: [{ kind: 'pins', id: 'places', question: 'Where is something wrong?' }],
    },
    {
      instruction: `Build a counter with a button that adds one, and one that begins anew. (${n})`,
      responses: ranked([0, 1, 2, 3].map((faults) => ({ html: counter(faults) }))),
      criteria: [{ kind: 'grade', id: 'clarity', question: 'How clear is it?', min: 1, max: 5, anchors: { '1': 'unclear', '5': 'clear' } }],
    },
  ]
}

/** Four bars on a line. */
function chart(heights: readonly number[]): string {
  const picture = new PNG({ width: 320, height: 200 })
  picture.data.fill(250)
  const paint = (left: number, top: number, width: number, height: number, colour: readonly number[]) => {
    for (let y = top; y < top + height; y++) for (let x = left; x < left + width; x++) picture.data.set([...colour, 255], (y * 320 + x) * 4)
  }
  paint(0, 0, 320, 200, [248, 249, 250])
  heights.forEach((height, index) => {
    paint(36 + index * 66, 170 - height, 42, height, [15, 107, 98])
  })
  paint(20, 170, 280, 2, [60, 66, 72])
  return PNG.sync.write(picture).toString('base64')
}

/** A small live page that does less with every fault. */
function counter(faults: number): string {
  const again = faults < 2 ? '<button id="again">Begin anew</button>' : ''
  const step = faults < 1 ? 'count + 1' : 'count + 2'
  const broken = faults === 3 ? 'console.error("counter is not ready");' : ''
  return `<!doctype html><html lang="en"><title>Counter</title>
<style>body{font:16px system-ui;display:grid;place-items:center;min-height:100vh;margin:0;background:hsl(${faults * 80 + 160} 40% 96%)}
output{font-size:56px;display:block;text-align:center}button{font:inherit;padding:.5em 1em;margin:.25em}</style>
<main><output id="shown">0</output><button id="more">Add one</button>${again}</main>
<script>let count = 0; const shown = document.getElementById('shown'); ${broken}
document.getElementById('more').onclick = () => { count = ${step}; shown.textContent = count }
document.getElementById('again')?.addEventListener('click', () => { count = 0; shown.textContent = count })</script></html>`
}
