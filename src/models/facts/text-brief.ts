import type { Rng } from '../../core/rng.ts'
import type { TextCheck } from '../../sandbox/text-check.ts'
import type { Brief, BriefEdit, BriefSeed } from '../brief.ts'
import type { EditFamily } from '../edit-family.ts'

/** One statement that an explanation is asked for. */
export interface Statement {
  readonly name: string
  readonly essential?: boolean
  /** The sentence of the request that asks for it. */
  readonly words: string
  /** What the explanation says, as one or more sentences. */
  readonly says: string
  /** What must occur in any explanation that makes it: of each list one, as whole words. */
  readonly marks: readonly (readonly string[])[]
  /** Ways to be asked for something else, each with what is said then. */
  readonly worse: readonly { readonly family: EditFamily; readonly words: string; readonly says: string }[]
}

/** The parts of a factual explanation. */
export interface Explanation {
  readonly family: string
  readonly domain: string
  readonly title: string
  /** What is to be explained, as words that fit after "explain". */
  readonly what: string
  readonly statements: readonly Statement[]
}

/** Explanations shorter than their statements would need are not asked for: words a statement takes, and some room. */
const WORDS_PER_STATEMENT = 22
const FEWEST_STATEMENTS = 6
const MOST_STATEMENTS = 8

/** Makes a brief of an explanation: some of its statements, a limit of length, and the request in words. */
export function textBrief(rng: Rng, explanation: Explanation, { persona }: BriefSeed): Brief {
  const asked = withSome(rng, explanation.statements)
  const longest = (asked.length + 1) * WORDS_PER_STATEMENT
  const instruct = wordRequest(rng, explanation.what, persona)
  const padding = rng.shuffle(PADDING)
  return {
    kind: 'text',
    family: explanation.family,
    domain: explanation.domain,
    title: explanation.title,
    requirements: [
      ...asked.map(({ name, essential, words, marks, worse }) => ({
        name,
        kind: 'feature' as const,
        ...(essential ? { essential } : {}),
        words,
        check: { kind: 'text', says: marks.map((any) => [...any]) } satisfies TextCheck,
        worse: worse.map(({ family, words }) => ({ family, words })),
      })),
      {
        name: 'length',
        kind: 'constraint',
        words: `Use at most ${longest} words.`,
        check: { kind: 'text', mostWords: longest },
        worse: [{ family: 'style', words: `Take your time: more than ${longest} words, and say things twice.` }],
      },
    ],
    instruct,
    respond: (edits) => {
      const said = asked.flatMap((statement) => sentenceOf(statement, edits))
      const length = edits.find(({ requirement }) => requirement === 'length')
      return (length ? pad(said, padding, longest) : said).join(' ')
    },
  }
}

function withSome(rng: Rng, statements: readonly Statement[]): Statement[] {
  const essential = statements.filter((statement) => statement.essential)
  const others = rng.shuffle(statements.filter((statement) => !statement.essential))
  const chosen = new Set([...essential, ...others].slice(0, rng.int(FEWEST_STATEMENTS, MOST_STATEMENTS)))
  return statements.filter((statement) => chosen.has(statement))
}

function sentenceOf({ name, says, worse }: Statement, edits: readonly BriefEdit[]): string[] {
  const edit = edits.find(({ requirement }) => requirement === name)
  if (!edit) return [says]
  return edit.worse === undefined ? [] : [worse[edit.worse]!.says]
}

/** Without the limit of length, sentences that say nothing fill the text until it is too long. */
function pad(said: readonly string[], padding: readonly string[], longest: number): string[] {
  const padded = [...said]
  for (let turn = 0; padded.join(' ').split(' ').length <= longest; turn++)
    padded.splice(Math.min(1 + turn * 2, padded.length), 0, padding[turn % padding.length]!)
  return padded
}

const PADDING = [
  'This is worth knowing, and it is worth knowing well, because it is one of those things that one is glad to know.',
  'As was said before, and as will be said again, there is more to it than one might think at first.',
  'Many people have asked about this, and many others have answered, in many words and in many ways.',
  'It goes without saying that all this could be said at greater length, and so it is said at greater length here.',
  'Before going on it is good to pause for a moment and to think about what has been said so far.',
  'In other words, and to put it differently, what matters here is what matters when one looks at the matter.',
]

function wordRequest(rng: Rng, what: string, persona: string): Brief['instruct'] {
  const opening = rng.pick([
    `Please explain ${what} in a short text for ${persona}.`,
    `Write a few sentences for ${persona} that explain ${what}.`,
    `For ${persona} we need a short, factual text. It should explain ${what}.`,
    `Could you explain ${what}? The text is for ${persona}.`,
    `I am looking for a plain explanation: ${what}, for ${persona}.`,
  ])
  const head = rng.pick(['It should', 'What it must say', 'Please make sure of this', 'Points to cover'])
  const closing = rng.pick(['Plain sentences, no list.', 'One paragraph of plain text, please.', 'Only what is true, in running text.'])
  return (sentences) => [opening, `${head}:\n${sentences.map(({ words }) => `- ${words}`).join('\n')}`, closing].join('\n\n')
}
