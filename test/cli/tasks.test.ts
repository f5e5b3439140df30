import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DojoTask } from '../../src/mechanisms/dojo/dojo-task.ts'
import { BRIEF_FAMILIES } from '../../src/models/brief-families.ts'
import { openStore } from '../../src/store/open-store.ts'
import { startModelServer } from '../model-server/start-model-server.ts'
import { cleanUp, freePort, newFolder, ready, root, runKumite, startKumite, startProgram, until } from './kumite-process.ts'

const folder = newFolder()
const data = join(folder, 'data')
const env = { CHROMIUM_PATH: '/nonexistent' } // texts only: pages have their own tests
afterAll(cleanUp)

const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const poolFile = (name: string, url: string, models: readonly string[], more: object = {}) =>
  file(name, JSON.stringify({ pool: models.map((model) => ({ name: model, model, baseUrl: url })), retries: 0, ...more }))

describe.concurrent('kumite tasks', { timeout: 120_000 }, () => {
  it.each([[[]], [['generate']], [['find']], [['audit']], [['seeds', 'list']], [['seeds', 'add']], [['keep']]])(
    'explains itself on stdout: %j --help',
    async (args) => {
      const { code, stdout, stderr } = await runKumite(['tasks', ...args, '--help'])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toMatch(/^Usage: kumite tasks/)
    },
  )

  const out = ['--out', join(folder, 'refused.jsonl')]
  it.each([
    [['generate'], "required option '--out <file>' not specified"],
    [['generate', ...out, '--count', '0'], 'a whole number from 1 to 100000'],
    [['generate', ...out, '--count', '1e3'], 'a whole number from 1 to 100000'],
    [['generate', ...out, '--count', '-1'], 'a whole number from 1 to 100000'],
    [['generate', ...out, '--edits', '6-3'], 'two numbers from 2 to 7, the smaller first'],
    [['generate', ...out, '--edits', '1-8'], 'two numbers from 2 to 7, the smaller first'],
    [['generate', ...out, '--responses', '1'], 'a whole number from 2 to 8'],
    [['generate', ...out, 'extra'], 'too many arguments'],
    [['find'], "missing required argument 'text'"],
    [['find', ' ?! '], 'expected a text with words, got one without'],
    [['find', 'a quiz', '--most', '0'], 'a whole number from 1 to 64'],
    [['seeds', 'add', 'a clock'], "required option '--axis <axis>' not specified"],
    [['seeds', 'add', 'a clock', '--axis', 'colour'], 'Allowed choices are topic, persona, interaction, constraint'],
    [['seeds', 'add', 'a clock', '--axis', 'topic', '--weight', 'NaN'], 'weight: '],
    [['seeds', 'add', 'a clock', '--axis', 'topic', '--weight', '-1'], 'weight: '],
    [['seeds', 'add', '', '--axis', 'topic'], 'words: '],
    [['keep'], "required option '--database-url <url>' not specified"],
    [['nope'], "unknown command 'nope'"],
  ])('refuses %j with exit code 2 and one clear line', async (args, words) => {
    const { code, stdout, stderr } = await runKumite(['tasks', ...args], { env: { ...env, KUMITE_DATA: join(folder, 'none') } })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
})

describe('kumite tasks generate', { timeout: 300_000 }, () => {
  const generate = (path: string, ...args: string[]) => runKumite(['tasks', 'generate', '--out', path, '--json', ...args], { env })

  it.each([
    ['no such file', join(folder, 'missing.json'), 'missing.json: expected to read it, got ENOENT'],
    ['a folder', folder, ': expected to read it, got EISDIR'],
    ['broken JSON', file('broken.json', '{"pool": [{"apiKey": "sk-SECRET"'), 'broken.json: the whole: expected JSON'],
    ['an unknown field', file('field.json', '{"pool": [], "nope": 1}'), 'field.json'],
    [
      'no address',
      file('address.json', '{"pool": [{"name": "a", "model": "a", "baseUrl": "nowhere"}]}'),
      'pool[0].baseUrl: expected an http or https address',
    ],
    [
      'a missing key',
      poolFile('key.json', 'http://127.0.0.1:1/v1', ['a'], {
        pool: [{ name: 'a', model: 'a', baseUrl: 'http://127.0.0.1:1/v1', apiKeyEnv: 'NO_SUCH_KEY' }],
      }),
      'pool[0].apiKeyEnv: expected NO_SUCH_KEY to be set',
    ],
  ])('says in a line what is wrong with the models, and writes nothing: %s', async (_name, models, words) => {
    const path = join(folder, 'no-models.jsonl')
    const { code, stdout, stderr } = await generate(path, '--models', models, '--count', '1')
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/\n\s+at |SECRET/)
    expect({ code, stdout, written: existsSync(path) }).toEqual({ code: 1, stdout: '', written: false })
  })

  it.each([
    ['in a folder that is not there', join(folder, 'nowhere', 'tasks.jsonl')],
    ['where a folder is', folder],
  ])('says so before it makes anything where its file cannot be written: %s', async (_name, path) => {
    const { code, stdout, stderr } = await generate(path, '--count', '100000')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(`${path}: expected to write it, got `)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('writes the same file for the same seed, another for another, and nothing beside it', async () => {
    const place = join(folder, 'same')
    mkdirSync(place)
    const paths = ['one', 'two', 'three'].map((name) => join(place, `${name}.jsonl`))
    const [first, second] = [
      await generate(paths[0]!, '--count', '5', '--seed', 'x'),
      await generate(paths[1]!, '--count', '5', '--seed', 'x'),
    ]
    await generate(paths[2]!, '--count', '5', '--seed', 'y')
    expect([first.code, second.code]).toEqual([0, 0])
    const [one, two, three] = paths.map((path) => readFileSync(path, 'utf8'))
    expect(two).toBe(one)
    expect(three).not.toBe(one)
    expect(readdirSync(place).sort()).toEqual(['one.jsonl', 'three.jsonl', 'two.jsonl'])
    const summary = JSON.parse(first.stdout)
    expect(summary).toMatchObject({ out: paths[0], author: 'built-in', accepted: 5 })
    expect(summary.attempts.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(5 + summary.rejected)
    for (const { n, task, record } of linesOf(paths[0]!)) {
      expect(DojoTask.parse({ ...task, id: 'task-1' })).toMatchObject({ origin: 'built-in', truth: 'construction' })
      expect(record).toMatchObject({ n, author: 'built-in' })
    }
  })

  it('leaves no file, no lock and no half when it is killed in the middle, and overwrites nothing', async () => {
    const place = join(folder, 'killed')
    mkdirSync(place)
    const path = join(place, 'tasks.jsonl')
    writeFileSync(path, 'what was there before')
    const kumite = startKumite(['tasks', 'generate', '--out', path, '--count', '100000'], { env })
    await until(async () => /\d+ of 100000 tasks/.test(kumite.stderr()), 300_000)
    kumite.child.kill('SIGKILL')
    expect(await kumite.ended).toMatchObject({ signal: 'SIGKILL', stdout: '' })
    expect(readdirSync(place)).toEqual(['tasks.jsonl'])
    expect(readFileSync(path, 'utf8')).toBe('what was there before')
  }, 400_000)

  it('asks language models, and counts what came to nothing', async () => {
    const server = await startModelServer({ families: BRIEF_FAMILIES.filter(({ kind }) => kind === 'text') })
    const path = join(folder, 'by-models.jsonl')
    const models = poolFile('good-and-bad.json', server.url, ['good', 'good/2', 'refusal-in-words', 'fails-own-checks'])
    const { code, stdout, stderr } = await generate(path, '--count', '3', '--models', models)
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringMatching(/\n\s+at /) })
    const summary = JSON.parse(stdout)
    expect(summary).toMatchObject({ author: 'models', accepted: 3 })
    expect(linesOf(path)).toHaveLength(3)
    for (const { task } of linesOf(path)) expect(task).toMatchObject({ origin: 'generated' })
    for (const { state, stage, reason } of summary.attempts) if (state === 'rejected') expect([stage, reason]).not.toContain(null)
    await server.close()
  })

  it.each([
    ['an outage', ['server-error'], {}, 'got 500'],
    ['an empty budget', ['good'], { tokensPerDay: 100 }, 'budget'],
  ])('ends with a reason and no file in %s', async (_name, models, more, words) => {
    const server = await startModelServer({ families: BRIEF_FAMILIES.filter(({ kind }) => kind === 'text') })
    const path = join(folder, 'outage.jsonl')
    const { code, stdout, stderr } = await generate(path, '--count', '2', '--models', poolFile('outage.json', server.url, models, more))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect([existsSync(path), existsSync(`${path}.unfinished`)]).toEqual([false, false])
    await server.close()
  })
})

describe('kumite tasks find, audit and seeds', { timeout: 120_000 }, () => {
  it.each([['find', 'a quiz'], ['audit'], ['seeds', 'list']])('make no folder where none is: %s', async (...args) => {
    const missing = join(folder, 'typo')
    const { code, stderr } = await runKumite(['tasks', ...args, '--data', missing])
    expect([code, existsSync(missing)]).toEqual([1, false])
    expect(stderr).toContain('expected the data of a network, got none')
  })

  it('say of an empty database what is in it', async () => {
    const added = await runKumite(['tasks', 'seeds', 'add', 'A map of \u001b[31mbirds', '--axis', 'topic', '--data', data, '--json'])
    expect([added.code, JSON.parse(added.stdout)]).toEqual([
      0,
      { added: true, axis: 'topic', value: 'a-map-of-31mbirds', words: 'A map of \u001b[31mbirds', weight: 1 },
    ])
    const again = await runKumite(['tasks', 'seeds', 'add', 'A map of \u001b[31mbirds', '--axis', 'topic', '--data', data])
    expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/^Already there/)])
    const list = await runKumite(['tasks', 'seeds', 'list', '--data', data])
    expect(list.stdout).toMatch(/^registry [0-9a-f]{12}\n/)
    expect(list.stdout).toContain('a-map-of-31mbirds')
    expect(list.stdout).not.toContain('\u001b')
    const audit = await runKumite(['tasks', 'audit', '--data', data, '--json'])
    expect(JSON.parse(audit.stdout)).toMatchObject({
      attempts: [],
      families: expect.arrayContaining([expect.objectContaining({ family: 'drop', quarantined: false })]),
    })
    const found = await runKumite(['tasks', 'find', 'a quiz', '--data', data, '--json'])
    expect(JSON.parse(found.stdout)).toEqual({
      duplicate: false,
      by: null,
      nearest: null,
      reason: 'nothing like it is known',
      lookalikes: [],
    })
  })

  it('take any text from stdin: a megabyte, NUL, no UTF-8', async () => {
    const script = `(printf 'a quiz \\000 \\377\\376 about '; head -c 1000000 /dev/zero | tr '\\000' 'x') | ./kumite tasks find - --data '${data}' --json`
    const { code, stdout, stderr } = await startProgram(['/bin/sh', '-c', script], { cwd: root }).ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ duplicate: false })
  })
})

const serverUrl = process.env.TEST_DATABASE_URL
if (!serverUrl) process.stderr.write('tests of `tasks keep` are skipped: no TEST_DATABASE_URL\n')
describe.skipIf(!serverUrl)('kumite tasks keep', () => {
  const name = `kumite_test_${randomUUID().replaceAll('-', '')}`
  const url = serverUrl ? new URL(`/${name}`, serverUrl).href : ''
  const client = new pg.Client({ connectionString: serverUrl })
  beforeAll(async () => {
    await client.connect()
    await client.query(`create database ${name}`)
  })
  afterAll(async () => {
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  })

  it('refuses a database without a network', async () => {
    const { code, stderr } = await runKumite(['tasks', 'keep', '--database-url', url], { env })
    expect([code, stderr]).toEqual([1, expect.stringContaining('expected the data of a network, got none')])
  })

  it('works in two processes beside a network, no task twice, and takes over what a killed one left', async () => {
    const up = startKumite(['up', '--database-url', url, '--port', `${await freePort()}`, '--block-ms', '1000'], { env })
    await ready(up, 300_000)
    up.child.kill('SIGTERM')
    await up.ended
    const store = await openStore({ kind: 'server', url })
    const attempts = () => store.db.selectFrom('task_attempt').selectAll().orderBy('stream').orderBy('n').execute()
    const keep = () => startKumite(['tasks', 'keep', '--database-url', url, '--depth', '400'], { env })
    const [first, second] = [keep(), keep()]
    await until(
      async () =>
        new Set((await attempts()).filter(({ state }) => state === 'accepted').map(({ holder }) => holder.split('/')[0])).size >= 2,
      300_000,
    )
    first.child.kill('SIGKILL')
    await first.ended
    await store.db.updateTable('task_attempt').set({ expires_ms: 0 }).where('state', '=', 'claimed').execute() // a quarter of an hour later
    const left = (await attempts()).filter(({ state }) => state === 'claimed')
    await until(async () => {
      const now = await attempts()
      return left.every((one) => now.some(({ stream, n, state }) => stream === one.stream && n === one.n && state !== 'claimed'))
    }, 300_000)
    second.child.kill('SIGTERM')
    expect(await second.ended).toMatchObject({ code: 0, stdout: '' })
    const rows = await attempts()
    expect(new Set(rows.map(({ instruction }) => instruction ?? '')).size).toBeGreaterThanOrEqual(
      rows.filter(({ state }) => state === 'accepted').length,
    )
    for (const stream of new Set(rows.map((row) => row.stream))) {
      const own = rows.filter((row) => row.stream === stream)
      expect(own.map(({ n }) => n)).toEqual(own.map((_, n) => n))
    }
    await store.close()
  }, 900_000)
})
