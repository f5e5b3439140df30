import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import type { TaskId } from '../../protocol/ids.ts'
import { InvalidMaterialError } from '../errors.ts'
import { dojo } from './dojo.ts'
import { dojoTaskFromImport } from './import-task.ts'

const adopt = (material: object, seed = 'a') =>
  dojoTaskFromImport({ instruction: 'Do it.', domain: 'text', ...material }, 'task-1' as TaskId, createRng(seed))
const texts = ['a', 'b', 'c'].map((content) => ({ kind: 'text', content, source: content }))
const duel = (...pairs: [string, string][]) => [{ kind: 'pairwise', id: 'duel', question: 'Which?', required: false, pairs }]

describe('dojoTaskFromImport', () => {
  it('names the responses of a pair by their own ids, whatever order was drawn', () => {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const { criteria, responses } = adopt({ responses: texts, criteria: duel(['1', '3'], ['2', '1']) }, seed)
      const idOf = (content: string) => responses.find((response) => response.content === content)!.id
      expect(criteria).toEqual(duel([idOf('a'), idOf('c')], [idOf('b'), idOf('a')]))
    }
  })

  it.each<[string, [string, string][]]>([
    ['a response that there is not', [['1', '4']]],
    ['one response twice', [['2', '2']]],
    ['no place', [['first', '2']]],
    [
      'a pair twice',
      [
        ['1', '2'],
        ['2', '1'],
      ],
    ],
  ])('refuses a pair of %s', (_, pairs) => {
    expect(() => adopt({ responses: texts, criteria: duel(...pairs) })).toThrow(/expected pairs in duel of two different responses/)
  })

  it('refuses a criterion with the name of the main one', () => {
    expect(() => adopt({ responses: texts, criteria: [{ kind: 'rank', id: 'adherence', question: 'How?' }] })).toThrow(InvalidMaterialError)
  })

  it.each([
    ['image', Buffer.from('GIF89a').toString('base64')],
    ['image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]).toString('base64')],
    ['chat', '[{"role": "stranger", "content": "x"}]'],
    ['chat', 'not JSON'],
    ['code', 'let let = ('],
  ])('refuses a response of the kind %s that is none', (kind, content) => {
    expect(() => adopt({ responses: [{ kind, content, source: 'x' }, ...texts] })).toThrow(`expected a response of the kind ${kind}`)
  })

  it('takes a picture, and shows every recipient another file of it without its metadata', async () => {
    const picture = new PNG({ width: 8, height: 8 })
    picture.data.fill(200)
    const content = PNG.sync.write(picture).toString('base64')
    const task = adopt({ responses: [{ kind: 'image', content, source: 'x' }, ...texts] })
    const presented = await dojo().present(task, { miner: 'm' as never, leaseId: 'lease-1' as never }, 'secret')
    const shown = presented.responses.find(({ kind }) => kind === 'image')!
    expect(shown.content).not.toBe(content)
    expect(PNG.sync.read(Buffer.from(shown.content, 'base64'))).toMatchObject({ width: 8, height: 8 })
  })
})
