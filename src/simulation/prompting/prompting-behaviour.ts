import * as z from 'zod'

const skill = z.number().min(0).max(1).describe('chance of a right answer to the easiest question')

/** How a simulated miner answers challenges, as data: kept with a network and shown by it. */
export const PromptingBehaviour = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('specialist'),
    types: z.array(z.string()).min(1).describe('task types it is good at'),
    skill,
    elsewhere: skill,
  }),
  z.object({ name: z.literal('generalist'), skill }),
  z.object({ name: z.literal('echo') }),
  z.object({ name: z.literal('answer-copier'), of: z.string().describe('name of the miner whose answers it copies') }),
])
export type PromptingBehaviour = Readonly<z.infer<typeof PromptingBehaviour>>

/** One line for people. @example describePrompting({ name: 'generalist', skill: 0.6 }) // 'answers all kinds, 60 %' */
export function describePrompting(behaviour: PromptingBehaviour): string {
  switch (behaviour.name) {
    case 'specialist':
      return `answers ${behaviour.types.join(', ')}: ${percent(behaviour.skill)}, others ${percent(behaviour.elsewhere)}`
    case 'generalist':
      return `answers all kinds, ${percent(behaviour.skill)}`
    case 'echo':
      return 'repeats the challenge'
    case 'answer-copier':
      return `copies the answers of ${behaviour.of}`
  }
}

/** How often it is right about a question of a type; 0 = it never tries. */
export function skillIn(behaviour: PromptingBehaviour, type: string): number {
  if (behaviour.name === 'generalist') return behaviour.skill
  if (behaviour.name === 'specialist') return behaviour.types.includes(type) ? behaviour.skill : behaviour.elsewhere
  return 0
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}
