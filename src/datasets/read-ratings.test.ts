import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidRatingsError } from './errors.ts'
import type { ColumnNames } from './rating-columns.ts'
import { readRatings } from './read-ratings.ts'
import { bytesOf } from './testing.ts'

const read = (text: string | Uint8Array, named: ColumnNames = {}) => readRatings(bytesOf(text), { file: 'data', named })
const problem = async (text: string | Uint8Array, named: ColumnNames = {}) => {
  const error = await read(text, named).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(InvalidRatingsError)
  return (error as InvalidRatingsError).message
}
const rowsOf = async (text: string, named: ColumnNames = {}) =>
  (await read(text, named)).table.ratings.map(({ rater, item, group, criterion, value }) => [rater, item, group, criterion, value])

const ANN = [
  ['ann', 'a', '', 'value', 1],
  ['ann', 'b', '', 'value', 2.5],
]

describe('readRatings', () => {
  it.each([
    ['CSV', 'rater,item,value\nann,a,1\nann,b,2.5\n'],
    ['CSV with a byte order mark, CRLF, spaces and quotes', '\uFEFFrater, item ,value\r\n"ann","a", 1\r\nann,b,2.5\r\n\r\n'],
    ['CSV with semicolons', 'rater;item;value\nann;a;1\nann;b;2.5'],
    ['CSV with tabs', 'rater\titem\tvalue\nann\ta\t1\nann\tb\t2.5'],
    ['JSON lines', '{"rater":"ann","item":"a","value":1}\n\n{"rater":"ann","item":"b","value":"2.5"}'],
    ['a JSON array', ' [{"rater":"ann","item":"a","value":1},\n{"rater":"ann","item":"b","value":2.5}]'],
  ])('reads %s', async (_form, text) => {
    expect(await rowsOf(text)).toEqual(ANN)
  })

  it('knows columns by well-known names, in any case; a task is an item where there is no other', async () => {
    expect((await read('Worker,Task,Label\nw,t,x')).columns).toMatchObject({
      rater: 'Worker',
      item: 'Task',
      kind: 'label',
      answers: ['Label'],
    })
    expect((await read('user_id,task,system,rank\nu,t,s,1')).columns).toMatchObject({
      rater: 'user_id',
      item: 'system',
      group: 'task',
      kind: 'rank',
    })
  })

  it('takes named columns, several values as several criteria, and leaves empty answers out', async () => {
    const text = 'who,what,beauty,use\nann,a,1,\nbob,a,,4\n'
    const ratings = await read(text, { rater: 'who', item: 'what', value: ['beauty', 'use'] })
    expect(ratings.table.ratings.map(({ rater, criterion, value }) => [rater, criterion, value])).toEqual([
      ['ann', 'beauty', 1],
      ['bob', 'use', 4],
    ])
    expect(ratings.emptyCells).toBe(2)
  })

  it('takes lists of items with their ranks apart, each a group of its own where none is named', async () => {
    const lines = '{"items":["a","b"],"ranks":[2,1]}\n{"items":["a","c"],"ranks":[1,null]}'
    expect(await rowsOf(lines)).toEqual([
      ['the only rater', 'a', '1', 'ranks', 2],
      ['the only rater', 'b', '1', 'ranks', 1],
      ['the only rater', 'a', '2', 'ranks', 1],
    ])
    expect(await rowsOf('rater,group,items,ranks\nann,g,"[""a"",""b""]","[1,1]"')).toEqual([
      ['ann', 'a', 'g', 'ranks', 1],
      ['ann', 'b', 'g', 'ranks', 1],
    ])
  })

  it('keeps names that look like something else', async () => {
    expect(await rowsOf('rater,item,label\n1,[draft],__proto__\n')).toEqual([['1', '[draft]', '', 'label', '__proto__']])
    expect(await rowsOf('{"rater":true,"item":7,"label":0}')).toEqual([['true', '7', '', 'label', '0']])
  })

  it.each([
    ['', 'data: expected a header and rows, got an empty file'],
    ['rater,item,value\n', 'data: expected at least one row below the header'],
    [
      'rater,item\nann,a\n',
      'data line 1: expected a column of values, of ranks or of labels, and only one of the three, got the columns rater, item',
    ],
    ['rater,item,rank,value\nann,a,1,2\n', 'got value and rank'],
    ['rater,value\nann,1\n', 'expected a column of items'],
    ['rater,item,item,value\nann,a,a,1\n', 'data line 1: expected every column name once, got "item" twice'],
    ['rater,item,value\nann,a,1\nann,b,NaN\n', 'data line 3, column value: expected a finite number, got "NaN"'],
    ['rater,item,value\nann,a,Infinity\n', 'got "Infinity"'],
    ['rater,item,value\nann,a,1e400\n', 'got "1e400"'],
    ['rater,item,value\nann,a,"3,5"\n', 'got "3,5"'],
    ['rater,item,value\n,a,1\n', 'data line 2, column rater: expected a name, got an empty cell'],
    ['rater,item,value\nann,a\n', 'data line 2: expected a row of CSV with as many cells as the header'],
    ['rater,item,value\nann,a"b,1\n', 'data line 2: expected a row of CSV'],
    ['rater,item,value\nann,"a,1\n', 'expected a row of CSV'],
    ['{"rater":"ann","item":"a","value":1}\n{broken\n', 'data line 2: expected a row, got expected one JSON value'],
    ['{"rater":"ann","item":"a","value":1}\n[1]\n', 'data line 2: expected an object with a key per column, got a list'],
    ['[{"rater":"ann"', 'data: expected a JSON array of objects'],
    ['[1]', 'data entry 1: expected an object'],
    ['{"items":["a","b"],"ranks":[1]}', 'data line 1, column ranks: expected a list of 2, one for each item of the row, got a list of 1'],
    ['{"items":["a"],"ranks":3}', 'got 3'],
    ['{"items":["a"],"ranks":["x"]}', 'expected a finite number, got "x"'],
    ['{"rater":{},"item":"a","value":1}', 'data line 1, column rater: expected a name, got an object'],
  ])('refuses %j and names the place', async (text, words) => {
    expect(await problem(text)).toContain(words)
  })

  it('refuses a named column that is not there', async () => {
    expect(await problem('rater,item,value\nann,a,1\n', { rank: ['place'] })).toContain('expected a column "place"')
  })

  it.each([
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x72, 0x00)],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 0x08, 0x00)],
    ['Latin-1', Uint8Array.from(Buffer.from('rater,item,value\nJosé,a,1\n', 'latin1'))],
  ])('refuses %s', async (_name, bytes) => {
    expect(await problem(bytes)).toContain('expected text in UTF-8')
  })

  it('refuses a quote that is never closed after 16 MB, not after the whole file', async () => {
    async function* endless() {
      yield new TextEncoder().encode('rater,item,value\nann,"')
      for (;;) yield new Uint8Array(1024 * 1024).fill(0x61)
    }
    await expect(readRatings(endless(), { file: 'data', named: {} })).rejects.toThrow(InvalidRatingsError)
  })

  it('reads or refuses any text, and throws nothing else', async () => {
    const cell = fc.oneof(fc.constantFrom('', '"', '1', 'NaN', '[1]', '{', '\r', 'a,b', '\u0000', '\uFEFF'), fc.string({ maxLength: 4 }))
    const text = fc
      .array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 })
      .map((rows) => rows.map((row) => row.join(',')).join('\n'))
    await fc.assert(
      fc.asyncProperty(text, fc.boolean(), async (body, withHeader) => {
        const reading = read(`${withHeader ? 'rater,item,value\n' : ''}${body}`)
        await reading.catch((error: unknown) => expect(error).toBeInstanceOf(InvalidRatingsError))
      }),
    )
  })
})
