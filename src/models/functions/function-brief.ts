import type { FunctionCheck } from '../../sandbox/function-check.ts'
import type { Brief, BriefEdit, BriefRequirement, BriefSeed } from '../brief.ts'
import type { EditFamily } from '../edit-family.ts'

/** One rule that a function keeps: a step of its body. */
export interface Rule {
  readonly name: string
  /** The sentence of the request that asks for it. */
  readonly words: string
  /** The lines that keep it. */
  readonly step: string
  /** Calls by which one sees whether it is kept, whatever the other rules are. */
  readonly calls: FunctionCheck['calls']
  /** Ways to be asked for something else, each with the lines that do that. */
  readonly worse: readonly { readonly family: EditFamily; readonly words: string; readonly step: string }[]
}

/** The parts of a small JavaScript function whose steps follow one another. */
interface FunctionParts {
  readonly family: string
  readonly title: string
  readonly name: string
  readonly parameter: string
  /** What the function is for, as words that fit after "that". */
  readonly what: string
  /** The lines before and after the steps. */
  readonly before: string
  readonly after: string
  readonly rules: readonly Rule[]
}

/** Makes a brief of a function: its rules are the requirements, and leaving one out leaves out its step. */
export function functionBrief(
  { family, title, name, parameter, what, before, after, rules }: FunctionParts,
  { persona }: BriefSeed,
): Brief {
  return {
    kind: 'code',
    family,
    domain: 'code',
    title,
    requirements: rules.map(
      ({ name: rule, words, calls, worse }): BriefRequirement => ({
        name: rule,
        kind: 'feature',
        words,
        check: { kind: 'function', name, calls },
        worse: worse.map(({ family, words }) => ({ family, words })),
      }),
    ),
    instruct: (sentences) =>
      `Write a JavaScript function \`${name}(${parameter})\` for ${persona} that ${what}.\n\n${sentences.map(({ words }) => `- ${words}`).join('\n')}`,
    respond: (edits) => {
      const steps = rules.flatMap((rule) => stepOf(rule, edits)).map((step) => step.replace(/^/gm, '  '))
      return [`function ${name}(${parameter}) {`, `  ${before}`, ...steps, `  ${after}`, '}'].join('\n')
    },
  }
}

function stepOf({ name, step, worse }: Rule, edits: readonly BriefEdit[]): string[] {
  const edit = edits.find(({ requirement }) => requirement === name)
  if (!edit) return [step]
  return edit.worse === undefined ? [] : [worse[edit.worse]!.step]
}
