import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ImportOutcome, importTasks } from './import-tasks.ts'
import { ImportedTask } from './imported-task.ts'
import { bytesOf, collect } from './testing.ts'

const shared = (name: string) => fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url))
const OASST = shared('oasst-en-100-trees.jsonl')
const VIZHUB = shared('vizhub-live-html-pairs.jsonl')

const importLines = (...lines: unknown[]): Promise<ImportOutcome[]> =>
  collect(importTasks(bytesOf(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'), 65_536)))

async function importOne(line: unknown): Promise<ImportedTask> {
  const outcomes = await importLines(line)
  expect(outcomes).toHaveLength(1)
  return ImportedTask.parse('task' in outcomes[0]! ? outcomes[0].task : outcomes[0])
}

async function refusalOf(line: unknown): Promise<string> {
  const outcomes = await importLines(line)
  expect(outcomes).toHaveLength(1)
  return 'refused' in outcomes[0]! ? outcomes[0].refused : 'taken'
}

const reply = (text: string, rank: number | null, replies: unknown[] = []) => ({
  message_id: `m-${text}`,
  role: 'assistant',
  text,
  rank,
  replies,
})
const tree = (...replies: unknown[]) => ({ message_tree_id: 't', prompt: { role: 'prompter', text: 'Why?', replies } })

describe('importTasks: instruction with responses', () => {
  it('takes text and live pages, numbers ranks from 1 and keeps ties and gaps', async () => {
    const responses = [{ text: 'a', rank: 2, source: 'model A' }, { html: '<p>b', rank: 0 }, { text: 'c', rank: 2 }, { text: 'd' }]
    expect(await importOne({ instruction: 'Do it', responses, extra: 1 })).toEqual({
      instruction: 'Do it',
      domain: 'web-page',
      responses: [
        { kind: 'text', content: 'a', source: 'model A', rank: 2 },
        { kind: 'html', content: '<p>b', source: 'response 2', rank: 1 },
        { kind: 'text', content: 'c', source: 'response 3', rank: 2 },
        { kind: 'text', content: 'd', source: 'response 4' },
      ],
    })
  })

  it('refuses Markdown that opens quotes or lists without end', async () => {
    for (const markdown of ['>'.repeat(3000), `${'- '.repeat(2000)}x`])
      expect(await refusalOf({ instruction: 'Do it', responses: [{ markdown }, { text: 'b' }] })).toContain(
        'responses.0.content: expected Markdown that people can read',
      )
  })

  it('takes every kind of response, and what is asked beside the grade and the order', async () => {
    const responses = [
      { markdown: '# a' },
      { code: 'a()' },
      { chat: [{ role: 'user', content: 'a' }] },
      { image: Buffer.from('not looked at here').toString('base64') },
    ]
    const criteria = [
      { kind: 'pairwise', id: 'duel', question: 'Which?', pairs: [['1', '2']] },
      { kind: 'grade', id: 'helpfulness', question: 'How helpful?', min: 0, max: 4, anchors: {}, required: true },
    ]
    const task = await importOne({ instruction: 'Do it', responses, criteria })
    expect(task.responses.map(({ kind }) => kind)).toEqual(['markdown', 'code', 'chat', 'image'])
    expect(task.responses[2]!.content).toBe('[{"role":"user","content":"a"}]')
    expect(task.criteria).toEqual([{ ...criteria[0], required: false }, criteria[1]])
  })

  it('refuses criteria that are none, and says where', async () => {
    const responses = [{ text: 'a' }, { text: 'b' }]
    const refusal = (criterion: object) =>
      refusalOf({ instruction: 'x', responses, criteria: [{ id: 'q', question: 'How?', ...criterion }] })
    expect(await refusal({ kind: 'dance' })).toContain('criteria.0')
    expect(await refusal({ kind: 'grade', min: 5, max: 1, anchors: {} })).toContain('the lowest first')
    expect(await refusal({ kind: 'single-choice', about: 'task', options: [{ id: 'a', label: 'A' }] })).toContain('criteria.0.options')
    expect(await refusal({ kind: 'rank', id: '__proto__' })).toContain('criteria.0.id')
    const twice = [1, 2].map(() => ({ kind: 'rank', id: 'same', question: 'How?' }))
    expect(await refusalOf({ instruction: 'x', responses, criteria: twice })).toContain('different ids')
    expect(await refusalOf({ instruction: 'x', responses: [{ image: 'no base 64!' }, { text: 'b' }] })).toContain('base64')
  })

  it('says what was expected and what came', async () => {
    const two = [{ text: 'a' }, { text: 'b' }]
    expect(await refusalOf({ instruction: 'x', responses: [{ text: 'a' }] })).toContain('responses')
    expect(await refusalOf({ instruction: 'x', responses: Array(17).fill({ text: 'a' }) })).toContain('16')
    expect(await refusalOf({ responses: two })).toBe('instruction: Invalid input: expected string, received undefined')
    expect(await refusalOf({ instruction: ' ', responses: two })).toBe('instruction: expected text, got none')
    expect(await refusalOf({ instruction: 'x', responses: [{ text: 'a', html: 'b' }, { text: 'b' }] })).toContain(
      'exactly one of text, html, code, markdown, chat, image',
    )
    expect(await refusalOf({ instruction: 'x', responses: [{ text: 'a', rank: '1' }, { text: 'b' }] })).toContain(
      'expected number, received string',
    )
    expect(await refusalOf({ instruction: 'x'.repeat(100_001), responses: two })).toContain('instruction')
    expect(await refusalOf({ instruction: 'x', responses: [{ text: 'é'.repeat(1024 * 1024 + 1) }, { text: 'b' }] })).toContain(
      '2097152 bytes',
    )
    expect(await refusalOf({ prompt: 'x', answer: 'y' })).toContain('got an object with the keys prompt, answer')
    expect(await refusalOf([1])).toContain('got a list')
    expect(await refusalOf('null')).toContain('got null')
  })

  it('refuses ranks that are no numbers', async () => {
    const line = (rank: string) => `{"instruction":"x","responses":[{"text":"a","rank":${rank}},{"text":"b","rank":1}]}`
    expect(await refusalOf(line('NaN'))).toContain('expected one JSON value')
    expect(await refusalOf(line('1e999'))).toContain('responses.0.rank')
    expect(await refusalOf(line('null'))).toContain('responses.0.rank')
  })

  it('refuses text that a database cannot hold', async () => {
    expect(await refusalOf('{"instruction":"a\\u0000b","responses":[{"text":"a"},{"text":"b"}]}')).toContain('NUL')
    expect(await refusalOf('{"instruction":"a","responses":[{"text":"\\ud800"},{"text":"b"}]}')).toContain('surrogate')
    expect(await refusalOf('{"instruction":"a\0b","responses":[]}')).toContain('NUL')
  })

  it('is not moved by __proto__ and by nesting of any depth', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect(await refusalOf('{"__proto__":{"instruction":"x","responses":[{"text":"a"},{"text":"b"}]}}')).toContain('the keys __proto__')
    expect(await refusalOf(`{"instruction":${deep},"responses":[]}`)).toContain('instruction')
    expect(await refusalOf(`{"message_tree_id":"t","prompt":${deep}}`)).toContain('expected object')
    const task = await importOne(
      '{"instruction":"x","responses":[{"text":"a","__proto__":{"rank":3}},{"text":"b"}],"__proto__":{"domain":"evil"}}',
    )
    expect(task.domain).toBe('text')
    expect(task.responses[0]).not.toHaveProperty('rank')
  })

  it('answers a line of 300,000 wrong items with one short refusal', async () => {
    const many = Array(300_000).fill('{}').join(',')
    expect(await refusalOf(`{"instruction":"x","responses":[${many}]}`)).toBe('responses: expected at most 16 items')
    expect(await refusalOf(`{"message_tree_id":"t","prompt":{"role":"prompter","text":"x","replies":[${many}]}}`)).toContain('1000 items')
    expect(await refusalOf(`{"prompt":"x","chosen":[${many}],"rejected":"y"}`)).toContain('chosen: expected text or a list')
  })

  it('names every refused line and takes the rest', async () => {
    const good = { instruction: 'x', responses: [{ text: 'a' }, { text: 'b' }] }
    const outcomes = await importLines(good, '{"broken', '', good, {})
    expect(outcomes.map((outcome) => `${outcome.line} ${'task' in outcome ? 'task' : 'refused'}`)).toEqual([
      '1 task',
      '2 refused',
      '4 task',
      '5 refused',
    ])
  })

  it('answers any JSON with valid tasks and refusals', async () => {
    const key = fc.constantFrom(
      'instruction',
      'responses',
      'message_tree_id',
      'prompt',
      'replies',
      'role',
      'text',
      'rank',
      'chosen',
      'rejected',
      'content',
    )
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 5 }, fc.jsonValue({ maxDepth: 0 }), fc.constantFrom('assistant', 'prompter'), tie('list'), tie('object')),
      list: fc.array(tie('value'), { maxLength: 4 }),
      object: fc.dictionary(key, tie('value')),
    }))
    await fc.assert(
      fc.asyncProperty(fc.array(value), async (lines) => {
        for (const outcome of await importLines(...lines.map((line) => JSON.stringify(line))))
          if ('task' in outcome) expect(ImportedTask.parse(outcome.task)).toEqual(outcome.task)
          else expect(outcome.refused).not.toBe('')
      }),
    )
  })
})

describe('importTasks: Open-Assistant trees', () => {
  it('makes a task of every group of ranked replies, with the conversation so far as the instruction', async () => {
    const deeper = { role: 'prompter', text: 'And?', replies: [reply('x', 1), reply('y', 0)] }
    const outcomes = await importLines(tree(reply('bad', 1), reply('good', 0, [deeper])))
    expect(outcomes.map((outcome) => 'task' in outcome && outcome.task)).toEqual([
      {
        instruction: 'Why?',
        domain: 'conversation',
        responses: [
          { kind: 'text', content: 'bad', source: 'person m-bad', rank: 2 },
          { kind: 'text', content: 'good', source: 'person m-good', rank: 1 },
        ],
      },
      {
        instruction: 'User: Why?\n\nAssistant: good\n\nUser: And?',
        domain: 'conversation',
        responses: [
          { kind: 'text', content: 'x', source: 'person m-x', rank: 2 },
          { kind: 'text', content: 'y', source: 'person m-y', rank: 1 },
        ],
      },
    ])
  })

  it('leaves out replies without a rank and groups of fewer than two', async () => {
    const task = await importOne(tree(reply('a', 1), reply('b', null), reply('c', 0)))
    expect(task.responses.map(({ content }) => content)).toEqual(['a', 'c'])
    expect(await refusalOf(tree(reply('a', 0), reply('b', null)))).toContain('at least two ranked replies')
  })

  it('refuses a group that is too large and takes the others of its tree', async () => {
    const crowd = Array.from({ length: 17 }, (_, rank) => reply(`r${rank}`, rank))
    const outcomes = await importLines(tree(reply('a', 0), reply('b', 1, [{ role: 'prompter', text: 'More', replies: crowd }])))
    expect(outcomes.map((outcome) => ('task' in outcome ? 'task' : 'refused'))).toEqual(['task', 'refused'])
  })

  it('refuses a conversation of a hundred thousand turns without exhausting the stack', async () => {
    const line = `{"message_tree_id":"t","prompt":${'{"role":"prompter","text":"x","replies":['.repeat(100_000)}${']}'.repeat(100_000)}}`
    expect(await refusalOf(line)).toContain('at most 100 turns')
  })

  it.skipIf(!existsSync(OASST))('finds the 212 sibling groups of the public sample (skipped without ../shared/data)', async () => {
    const outcomes = await collect(importTasks(OASST))
    const tasks = outcomes.flatMap((outcome) => ('task' in outcome ? [outcome.task] : []))
    expect(outcomes.filter((outcome) => 'refused' in outcome)).toEqual([])
    const sizes: Record<number, number> = {}
    for (const { responses } of tasks) sizes[responses.length] = (sizes[responses.length] ?? 0) + 1
    expect(sizes).toEqual({ 2: 57, 3: 117, 4: 27, 5: 3, 6: 6, 8: 1, 9: 1 }) // sibling_groups in expected.json beside the data
    for (const { responses } of tasks) expect(responses.map(({ rank }) => rank).sort()).toEqual(responses.map((_, index) => index + 1))
  })
})

describe('importTasks: preference pairs', () => {
  const answer = (content: string) => [{ role: 'assistant', content }]
  const question = [{ role: 'user', content: 'Why?' }]

  it.each([
    ['texts', { prompt: 'Why?', chosen: 'good', rejected: 'bad' }],
    ['lists of messages', { prompt: question, chosen: answer('good'), rejected: answer('bad') }],
    [
      'lists that repeat the prompt',
      { prompt: 'Why?', chosen: [...question, ...answer('good')], rejected: [...question, ...answer('bad')] },
    ],
    ['lists without a prompt', { chosen: [...question, ...answer('good')], rejected: [...question, ...answer('bad')] }],
  ])('takes pairs as %s', async (_, line) => {
    expect(await importOne({ ...line, chosen_model: 'A' })).toEqual({
      instruction: 'Why?',
      domain: 'text',
      responses: [
        { kind: 'text', content: 'good', source: 'A', rank: 1 },
        { kind: 'text', content: 'bad', source: 'rejected', rank: 2 },
      ],
    })
  })

  it('refuses a pair without a difference, a prompt or a reply', async () => {
    expect(await refusalOf({ prompt: 'x', chosen: 'same', rejected: 'same' })).toContain('two different replies')
    expect(await refusalOf({ chosen: question, rejected: question })).toContain('two different replies')
    expect(await refusalOf({ chosen: 'a', rejected: 'b' })).toContain('instruction')
    expect(await refusalOf({ prompt: 'x', chosen: 'a', rejected: '' })).toContain('responses.1.content')
    expect(await refusalOf({ prompt: 'x', chosen: 'a', rejected: 7 })).toContain('rejected')
  })

  it('shows a page live only if both replies are pages', async () => {
    const page = '<!doctype html><html><body>A</body></html>'
    const kinds = async (chosen: string, rejected: string) =>
      (await importOne({ prompt: 'x', chosen, rejected })).responses.map(({ kind }) => kind)
    expect(await kinds(page, `\`\`\`html\n${page}\n\`\`\``)).toEqual(['html', 'html'])
    expect(await kinds(page, 'I cannot do that.')).toEqual(['text', 'text'])
  })

  it.skipIf(!existsSync(VIZHUB))('shows both pages of all nine public pairs live (skipped without ../shared/data)', async () => {
    const outcomes = await collect(importTasks(VIZHUB))
    expect(outcomes).toHaveLength(9)
    for (const outcome of outcomes) {
      const { instruction, responses } = 'task' in outcome ? outcome.task : expect.fail(outcome.refused)
      expect(instruction).toBe('stock price chart: index.html')
      expect(responses.map(({ kind }) => kind)).toEqual(['html', 'html'])
      for (const { content } of responses) expect(content).toMatch(/^<!DOCTYPE html>.*<\/html>\s*$/is)
    }
  })
})
