import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import type { TaskId } from '../../protocol/ids.ts'
import { drawQuestion } from './draw-question.ts'
import { prompting } from './prompting.ts'
import type { Question } from './question.ts'
import { questionFlaw } from './question-flaw.ts'
import { capitalQuestion, capitalType } from './scoring/testing.ts'
import { builtInSources } from './sources/built-in-sources.ts'
import type { TaskType } from './task-type.ts'

/** One question, of a type whose verifier knows two facts. */
const one: Question = { ...capitalQuestion, query: 'Where does the government of France sit?' }
const LEAK = 'Is it true that Paris is the capital of France?'

/** Questions that a careless or hostile type would ask, and why they are refused. */
const REFUSED: Readonly<Record<string, [Partial<Question>, string]>> = {
  'asks nothing': [{ query: ' ... ' }, 'empty'],
  'asks nothing about its material': [{ query: 'A text.', material: 'A text.' }, 'empty'],
  'asks two things in two sentences': [{ query: 'Which city is it? Which river?' }, 'several-questions'],
  'asks two things in one sentence': [
    { query: 'Where does the government of France sit, and on which river is that?' },
    'several-questions',
  ],
  'commands two things': [{ query: 'Name the seat of the government of France. Also name its river.' }, 'several-questions'],
  'says five words of a reference': [{ query: LEAK }, 'leaks-answer'],
  'says them in capitals': [{ query: LEAK.toUpperCase() }, 'leaks-answer'],
  'says them in the opening of a conversation': [
    { conversation: { opening: LEAK, details: [{ name: 'country', keywords: ['country'], says: 'France' }] } },
    'leaks-answer',
  ],
  'says them in a detail': [
    { conversation: { opening: 'Which city?', details: [{ name: 'country', keywords: ['country'], says: LEAK }] } },
    'leaks-answer',
  ],
  'hides a reference in its material': [
    { query: `What does it say? ${capitalQuestion.references[1]!.text}`, material: capitalQuestion.references[1]!.text },
    'leaks-answer',
  ],
  'has an answer of few words in it': [{ query: 'Its capital is Paris. The river?' }, 'leaks-answer'],
  'has references of one kind': [{ references: [capitalQuestion.references[0]!, capitalQuestion.references[0]!] }, 'bad-references'],
  'has a wrong reference': [{ references: [capitalQuestion.references[0]!, { text: 'Lyon', by: 'a guess', citations: [] }] }, 'bad-references'], // biome-ignore format: one case
}

/** A type that asks the same thing every time. */
const asking = (changes: Partial<Question>, name = 'capital'): TaskType => ({
  ...capitalType,
  name,
  make: async () => ({ ...one, type: name, ...changes }),
})
const context = { rng: createRng('flaws'), difficulty: 0.5, sources: builtInSources }

describe('row 12: questionFlaw', () => {
  it('finds nothing wrong with a clear question', async () => {
    expect(await questionFlaw(one, capitalType)).toBeUndefined()
  })

  it.each(Object.entries(REFUSED))('refuses a question that %s', async (_, [changes, reason]) => {
    expect(await questionFlaw({ ...one, ...changes }, capitalType)).toMatchObject({ reason })
  })
})

describe('row 12: drawQuestion', () => {
  it.each(Object.entries(REFUSED))('gives up, and says why, on a type that always %s', async (_, [changes, reason]) => {
    await expect(drawQuestion(asking(changes), context)).rejects.toMatchObject({ code: 'no-question', reason })
  })

  it('draws again until a question is sound', async () => {
    let draws = 0
    const type: TaskType = {
      ...capitalType,
      make: async () => ({ ...one, query: ++draws < 5 ? LEAK : one.query }),
    }
    expect(await drawQuestion(type, context)).toEqual(one)
    expect(draws).toBe(5)
  })
})

it('row 12, regression 6: a type that only makes bad questions is passed over, and the others go on', async () => {
  const types = [asking({ query: LEAK }, 'leaking'), asking({}, 'sound'), asking({}, 'sound-too')]
  const tasks = await prompting({ types }).create({ rng: createRng('bad type'), taskId: (n) => `task-${n}` as TaskId }, 20)
  expect(new Set(tasks.map(({ domain }) => domain))).toEqual(new Set(['sound', 'sound-too']))
  const create = prompting({ types: types.slice(0, 1) }).create({ rng: createRng('bad type'), taskId: (n) => `task-${n}` as TaskId }, 1)
  await expect(create).rejects.toMatchObject({ code: 'no-question', reason: 'leaks-answer' })
})
