import type { MadeKind } from '../../models/made-kind.ts'
import type { Prompt } from './prompt.ts'

/** How each kind is thought through before it is written: plan first, in the terms of its domain. */
const PLANS: Readonly<Record<MadeKind, string>> = {
  html: 'what is on the page, what state there is, what each action changes, what happens on resize and on repeated use, and which sentence of the request each part serves',
  text: 'which facts each paragraph needs, in which order a lay reader takes them in, and which sentence of the request each paragraph serves',
  code: 'the functions with their arguments and results, the edge cases (empty, zero, negative, repeated, very large), and which sentence of the request each serves',
}

const RULES: Readonly<Record<MadeKind, string>> = {
  html: `Then write the page: one HTML document from <!doctype html> to </html>, with style and script inside.
- It works alone: no network, no files, no libraries, no storage, no dialogs, no sound, no eval, no other frames.
- Labels are exactly those that the request names. Controls are real buttons and inputs with accessible names.
- It fits whatever frame it is given, from 320 pixels wide, and animates by the time passed, with requestAnimationFrame.
- It raises no script error, whatever one does with it.`,
  text: 'Then write the text between <answer> and </answer>: plain paragraphs without markup. Only what you are sure of.',
  code: `Then write the code in one \`\`\`js block: plain JavaScript functions declared at the top level, without imports, exports, input or output.`,
}

const system = (
  kind: MadeKind,
) => `You make what people ask for, exactly as they ask for it: every sentence of the request counts, and nothing is added that it does not ask for.
First think: between <plan> and </plan> write in a few lines ${PLANS[kind]}.
${RULES[kind]}
The result speaks to whoever asked for it and to nobody else: it says nothing of this conversation, of you, or of how it might be judged.`

export function answerPrompt(kind: MadeKind, text: string): Prompt {
  return { system: system(kind), prompt: text }
}

/** The same request again, with what came of it and what was found by running that. */
export function repairPrompt(kind: MadeKind, text: string, content: string, problems: readonly string[]): Prompt {
  return {
    system: system(kind),
    prompt: `${text}

---
This was made for that request, and then run:
${content}
---
What was found:
${problems.map((problem) => `- ${problem}`).join('\n')}

Write the whole result again with these mended and all else as it is.`,
  }
}
