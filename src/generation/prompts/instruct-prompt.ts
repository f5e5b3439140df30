import * as z from 'zod'
import type { MadeKind } from '../../models/made-kind.ts'
import type { TaskSeed } from '../task-seed.ts'
import type { Prompt } from './prompt.ts'
import { WrittenInstruction } from './written-instruction.ts'

export interface InstructOptions {
  /** Texts of earlier requests, by people and by models. */
  readonly examples: readonly string[]
  /** Whether there are judges for what no check can tell. */
  readonly panel: boolean
  readonly kinds: readonly MadeKind[]
}

const KINDS: Readonly<Record<MadeKind, string>> = {
  html: 'one live page, all in one HTML document that works without a network: a small game, simulation, picture, tool',
  text: 'an explanation in a few paragraphs, of facts that are beyond doubt',
  code: 'JavaScript functions of given names, without input or output but their arguments and results',
}

/** Asks for a new instruction in the manner of Self-Instruct: what it is to be about comes from the seed, its tone and depth from earlier ones. */
export function instructPrompt({ axes }: TaskSeed, { examples, panel, kinds }: InstructOptions): Prompt {
  return {
    system: `You invent requests that people could send to an AI that makes small things for them. You write what is wanted, never the answer.

What can be wanted:
${kinds.map((kind) => `- "${kind}": ${KINDS[kind]}.`).join('\n')}
Choose the kind that the topic calls for; where several would do, the first.

A request has an opening, five to ten requirements and a closing line. The requirements are what counts:
- Each stands on its own: it can be left out or changed and all others still make sense and can still be met.
- A stranger who tries the result can say yes or no to it: give numbers, names, labels, colours, what happens when.
- Say "feature" for what is there, "action" for what one can do, "constraint" for how it has to be. A page has at least two actions.
- No login, no network, no storage, no sound, no dialogs, no libraries, nothing dangerous or unkind, no real persons.

Each requirement comes with a check: data that a machine uses to find out whether a result meets it.
- Pages are tried in a browser whose clock stands still except where a step lets time pass. Find things as a person does: role=button[name="Pause"], text=Score. For that the requirement's words must fix the labels that its check looks for.
- A check must fail if its requirement is ignored, and pass for anybody's page that does what the words say. Look before an action and after it, and compare.
- Texts are checked for words that a right answer must have or must not have; functions by calls and results.
${panel ? '- Where no check can tell, give null: people will look.' : '- Every requirement needs one.'}

Two checks as patterns (not to be copied): a button "Pause" stops a counter shown by role=status:
{"kind":"page","steps":[{"do":"press","on":"role=button[name=\\"Pause\\"]"},{"do":"look","as":"early","at":{"see":"text","of":"role=status"}},{"do":"wait","ms":3000},{"do":"look","as":"late","at":{"see":"text","of":"role=status"}}],"expect":[{"that":{"of":"early"},"is":"equal","to":{"of":"late"}}]}
a function that doubles: {"kind":"function","name":"double","calls":[{"with":[4],"gives":8},{"with":[-1],"gives":-2}]}

Answer with one JSON object of this schema and nothing else:
${JSON.stringify(z.toJSONSchema(WrittenInstruction, { io: 'input' }))}`,
    prompt: `Invent one request.
Topic: ${axes.topic.words}
For: ${axes.persona.words}
Kind of use: ${axes.interaction.words}
Condition: ${axes.constraint.words}
${examples.length === 0 ? '' : `\nRequests that others sent, to show tone and depth. Yours differs from them in subject, words and requirements:\n${examples.map((text, index) => `--- request ${index + 1}\n${text}`).join('\n')}\n---\n`}`,
  }
}
