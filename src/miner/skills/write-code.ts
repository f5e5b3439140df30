import { codeRunner } from '../tools/code-runner.ts'
import type { ToolUse } from '../tools/tool-use.ts'
import { CODE_ENDINGS, CODE_STEPS } from './code-phrases.ts'
import { answer, ask, type Skill } from './skill.ts'

interface Placed {
  readonly at: number
  readonly end: number
  readonly code: string
}

/** Small functions on lists, from a description of their steps. What the description gives as examples is run, where a runner is at hand. */
export const writeCode: Skill = {
  name: 'code',
  async attempt({ text, plain, turns }, tools) {
    if (!/javascript/.test(plain)) return undefined
    const described = text.replace(/```[\s\S]*?(?:```|$)/g, ' ')
    const name =
      /(?:function|routine|procedure|\w+)\s+([a-z][A-Za-z]*)\((\w+)\)/.exec(described) ?? /function ([A-Za-z]+)\((\w+)\)/.exec(text)
    const called = name?.[1] ?? ''
    const parameter = name?.[2] ?? (/list of words/i.test(described) ? 'words' : 'numbers')
    const steps = stepsIn(described, CODE_STEPS)
    const last = steps.at(-1)
    const [ending] = stepsIn(described, CODE_ENDINGS).filter(
      ({ at }) => last === undefined || at >= last.end || /In the end/i.test(described),
    )
    if (called === '' || !ending) {
      if (called === '' || turns > 2) return undefined
      return ask('Which steps does it do with the list, and what does it return in the end: what is the result?')
    }
    const code = [
      `function ${called}(${parameter}) {`,
      `  const kept = ${parameter}`,
      ...steps.map((step) => `    ${step.code}`),
      `  return ${ending.code}`,
      '}',
    ].join('\n')
    const note = await tried(code, called, described, tools)
    return answer(`\`\`\`js\n${code}\n\`\`\`${note}`)
  },
}

/** What a description says, in its order; of two that overlap the longer one. */
function stepsIn(text: string, phrases: readonly { readonly says: RegExp; readonly code: string }[]): Placed[] {
  const found = phrases
    .flatMap(({ says, code }) =>
      [...text.matchAll(new RegExp(says, 'gi'))].map((match) => ({
        at: match.index,
        end: match.index + match[0].length,
        code: code.replace(/\$(\d)/g, (_, place: string) => JSON.stringify(numberOr(match[Number(place)] ?? ''))),
      })),
    )
    .sort((a, b) => b.end - b.at - (a.end - a.at))
  const kept: Placed[] = []
  for (const one of found) if (!kept.some((other) => one.at < other.end && other.at < one.end)) kept.push(one)
  return kept.sort((a, b) => a.at - b.at)
}

const numberOr = (text: string) => (/^\d+$/.test(text) ? Number(text) : text)

/** Says so where an example of the description does not come out. */
async function tried(code: string, name: string, described: string, tools: ToolUse): Promise<string> {
  const examples = [
    ...described.matchAll(
      new RegExp(`${name}\\((\\[.*?\\])\\) (?:gives?|gie|should give) (\\[.*?\\]|"[^"]*"|-?\\d+|null)(?=[.\\s?!]|$)`, 'g'),
    ),
  ]
  const calls = examples.flatMap(([, argument, gives]) => {
    try {
      return [{ with: [JSON.parse(argument!)], gives: JSON.parse(gives!) }]
    } catch {
      return [] // an example that lost a bracket on the way
    }
  })
  if (calls.length === 0) return ''
  const outcome = await tools.use(codeRunner, { code, name, calls })
  return outcome && !outcome.passes ? `\n\nIt does not give what your example says: ${outcome.why}.` : ''
}
