import type { FuzzContext, FuzzOperator } from './fuzz-operator.ts'

const ORDERS =
  /^(?:Add|Answer|Apply|Arrange|Calculate|Change|Choose|Classify|Compare|Complete|Compute|Convert|Correct|Count|Create|Decide|Define|Derive|Describe|Determine|Differentiate|Draw|Estimate|Evaluate|Expand|Explain|Express|Factor|Find|Fix|Give|Identify|Implement|List|Make|Mend|Name|Pick|Put|Rate|Rank|Read|Repair|Rewrite|Say|Select|Show|Simplify|Solve|Sort|State|Sum up|Summarise|Summarize|Tell|Translate|Turn|Work out|Write)\b/
const ASKS = /^(?:What|Which|Who|How|When|Where|Why|On (?:what|which)|In (?:what|which)|With what|At (?:what|which))\b/

/** The way somebody asks: a plain order or question is wrapped in courtesy, or in what stands for it. */
export const framing: FuzzOperator = {
  name: 'framing',
  weight: ({ warmth, formality, haste }) =>
    Math.max(0.4, Math.min(1, 0.6 + Math.abs(warmth) * 0.3 + Math.abs(formality) * 0.2 - haste * 0.1)),
  apply(text, context) {
    const { turn, rng, strength } = context
    const lines = text.split('\n')
    const place = lines.findIndex((line) => ORDERS.test(line) || ASKS.test(line))
    if (turn === 'later' || rng.next() >= Math.sqrt(strength) || place < 0) return text
    const line = lines[place]!
    const order = ORDERS.test(line)
    const frame = rng.pick(order ? framesOfOrders(context) : framesOfQuestions(context))
    const inner = (order ? line : embedded(line)).replace(/^\p{Lu}(?!\b)/u, (letter) => letter.toLowerCase())
    const asks = /^(?:Yo|Any|Can|Could|Would|Do|May|Is|Wanna|What|Maybe)\b|\bwonder|not sure/.test(frame)
    const framed = frame.replace('...', () => inner).replace(/[.?](?=\s|$)/, asks ? '?' : '.')
    return lines.with(place, framed).join('\n')
  },
}

/** "What is X?" as it stands behind "do you know": "what X is". Longer ones keep their order, as people do. */
function embedded(text: string): string {
  return text.replace(/^What (is|are) ((?:the|its) [^?,.]{2,45})\?/u, (_, verb: string, what: string) => `What ${what} ${verb}?`)
}

function framesOfOrders({ manner: { warmth, formality, haste, fluency } }: FuzzContext): readonly string[] {
  if (fluency < 0.3 && formality <= 0.4) return ['Please can you ...', 'I need that you ...', 'You can ...', 'I want that you ...']
  if (formality > 0.4) return ['Would you kindly ...', 'I should be grateful if you would ...', 'May I ask you to ...', 'Could you ...']
  if (warmth > 0.4) return ['Could you please ...', 'Would you be so nice and ...', "I'd love it if you could ..."]
  if (warmth < -0.4) return ['Just ...', 'You had better ...', 'I only want you to ...', 'Stop talking and ...']
  if (haste > 0.5) return ['I need you to ...', 'Can you quickly ...', 'Can you just ...']
  if (formality < -0.4) return ['Yo can you ...', 'Can you ...', 'Wanna ...']
  return [
    'Can you ...',
    "I'd like you to ...",
    'Could you ...',
    'Can you please ...',
    'Do you think you can ...',
    "What's a good way to ...",
  ]
}

function framesOfQuestions({ manner: { warmth, formality, haste, doubt, fluency } }: FuzzContext): readonly string[] {
  if (fluency < 0.3 && formality <= 0.4) return ['Please say me ...', 'I want ask ...', 'You know ...', 'My question is ...']
  if (formality > 0.4) return ['I should like to enquire ...', 'May I ask you ...', 'Would you inform me ...']
  if (warmth > 0.4) return ['Could you please tell me ...', "I'd love to know ...", 'Would you mind telling me ...']
  if (warmth < -0.4) return ['Just tell me ...', 'I only want to hear from you ...', "You don't even know ..."]
  if (haste > 0.5) return ['I quickly need to know ...', 'Can you just tell me ...', 'Do you know right now ...']
  if (doubt > 0.5) return ["I'm not sure I get this but ...", 'I keep mixing this up and wonder ...', "Maybe it's a silly question but ..."]
  if (formality < -0.4) return ['Yo do you know ...', 'Any idea ...', 'Do you know ...']
  return [
    'Can you tell me ...',
    "I'm wondering ...",
    'Do you know ...',
    'Could you tell me ...',
    "What's a good way to find out ...",
    "What's your best guess ...",
  ]
}
