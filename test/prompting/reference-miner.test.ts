import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listSources, parseSource } from '../../scripts/source-tree.ts'
import { createRng, type Rng } from '../../src/core/rng.ts'
import { collect } from '../../src/datasets/testing.ts'
import { LAMBDA_BANDS } from '../../src/mechanisms/prompting/human/coverage.ts'
import { makeChallenge } from '../../src/mechanisms/prompting/human/make-challenge.ts'
import { speakAsHuman } from '../../src/mechanisms/prompting/human/speak-as-human.ts'
import { LANGUAGE_SKILLS, MOODS, PROFILES, TONES } from '../../src/mechanisms/prompting/persona.ts'
import type { Question } from '../../src/mechanisms/prompting/question.ts'
import { builtInSources } from '../../src/mechanisms/prompting/sources/built-in-sources.ts'
import type { TaskType } from '../../src/mechanisms/prompting/task-type.ts'
import { TASK_TYPES } from '../../src/mechanisms/prompting/task-types.ts'
import { answerChallenge } from '../../src/miner/prompting/answer-challenge.ts'
import { builtInTools } from '../../src/miner/tools/built-in-tools.ts'
import type { Tool } from '../../src/miner/tools/tool.ts'
import type { ChatMessage } from '../../src/protocol/chat.ts'
import type { Turn } from '../../src/protocol/transcript.ts'

const CHALLENGES = 40
const MOST_TURNS = 4
const LEAST_LOSS = 15
/** All that is needed stands in the challenge: nothing to look up and nothing to work out with. */
const ALL_IN_THE_TEXT = ['summarisation', 'sentiment', 'instruction-following', 'code-writing', 'code-debugging']
const never = new AbortController().signal

describe('the reference miner', () => {
  it('row 7: loses 15 points and more without its tools, wherever the challenge itself does not hold all that is needed', async () => {
    const rows = []
    for (const type of TASK_TYPES) {
      const [tools, noTools] = [await meanCorrectness(type, builtInTools), await meanCorrectness(type, [])]
      rows.push({ type: type.name, tools, noTools })
    }
    const table = rows.map(
      ({ type, tools, noTools }) => `${type.padEnd(24)}${tools.toFixed(1).padStart(6)}${noTools.toFixed(1).padStart(7)}`,
    )
    process.stdout.write(`row 7, mean correctness x 100 with and without tools:\n${table.join('\n')}\n`)
    const lost = rows.filter(({ tools, noTools }) => tools - noTools >= LEAST_LOSS).map(({ type }) => type)
    expect(lost).toEqual(TASK_TYPES.map(({ name }) => name).filter((name) => !ALL_IN_THE_TEXT.includes(name)))
    expect(lost.length).toBeGreaterThan(TASK_TYPES.length / 2)
    for (const { type, tools } of rows) expect(tools, type).toBeGreaterThan(80)
  }, 300_000)

  it('knows nothing but the text of a challenge: neither what makes questions nor what scores answers', () => {
    const seen = importedBy('src/miner/prompting/answer-challenge.ts')
    const prompting = [...seen].filter((path) => path.startsWith('src/mechanisms/'))
    expect(prompting.length).toBeGreaterThan(0)
    const allowed = /^src\/mechanisms\/(?:errors\.ts|prompting\/(?:errors\.ts|sources\/[\w-]+\.ts|verifiers\/[\w-]+\.ts))$/
    expect(prompting.filter((path) => !allowed.test(path))).toEqual([])
    expect([...seen].filter((path) => path.startsWith('src/store/') || path.startsWith('src/validator/'))).toEqual([])
  })
})

async function meanCorrectness(type: TaskType, tools: readonly Tool[]): Promise<number> {
  let sum = 0
  for (let n = 0; n < CHALLENGES; n++) sum += await correctnessOf(type, tools, createRng(`row 7/${type.name}/${n}`))
  return (100 * sum) / CHALLENGES
}

/** Of the last answer in a conversation with a human of any kind. */
async function correctnessOf(type: TaskType, tools: readonly Tool[], rng: Rng): Promise<number> {
  const question = await drawn(type, rng)
  const [profile, mood, tone, languageSkill] = [rng.pick(PROFILES), rng.pick(MOODS), rng.pick(TONES), rng.pick(LANGUAGE_SKILLS)]
  const persona = { profile, mood, tone, languageSkill }
  const { low, high } = rng.pick(LAMBDA_BANDS.flatMap((band) => Array.from({ length: band.weight }, () => band)))
  const lambda = low + (high - low) * rng.next()
  const seed = String(rng.next())
  const correctnessOf = async (answer: string) => (await type.verify(question, answer)).correctness
  const turns: Turn[] = []
  let said = makeChallenge(question, { persona, lambda, rng: createRng(seed) }).text
  for (;;) {
    const before = turns.flatMap(({ challenge, answer }): ChatMessage[] => [{ role: 'user', content: challenge }, { role: 'assistant', content: answer }]) // biome-ignore format: a pair
    const answer = (await collect(answerChallenge([...before, { role: 'user', content: said }], { tools, signal: never }))).join('')
    turns.push({ challenge: said, answer, status: 'ok', firstMs: 0, totalMs: 0 })
    const next =
      question.conversation &&
      (await speakAsHuman(question, { persona, lambda, rng: createRng(seed), turns, correctnessOf, mostTurns: MOST_TURNS }))
    if (next?.kind !== 'say') return correctnessOf(answer)
    said = next.text
  }
}

async function drawn(type: TaskType, rng: Rng): Promise<Question> {
  for (let draw = 0; ; draw++) {
    const own = rng.fork(`draw ${draw}`)
    const question = await type.make({ rng: own, difficulty: own.next(), sources: builtInSources }).catch(() => undefined)
    if (question) return question
  }
}

const RUN_TIME_IMPORT = /^(?:import|export)\s+(?!type\b)[^'"]*?from\s+'(\.[^']+)'/gm

/** Files that a file imports at run time, directly or through others. */
function importedBy(start: string): Set<string> {
  const known = new Set(listSources('src'))
  const seen = new Set<string>()
  const open = [start]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path) || !known.has(path)) continue
    seen.add(path)
    for (const [, specifier] of parseSource(path).text.matchAll(RUN_TIME_IMPORT)) open.push(posix.join(posix.dirname(path), specifier!))
  }
  return seen
}
