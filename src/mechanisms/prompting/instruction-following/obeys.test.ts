import { expect, it } from 'vitest'
import type { Constraint } from './constraint.ts'
import { obeys } from './obeys.ts'

const cases: readonly [Constraint, readonly string[], readonly string[]][] = [
  [
    { kind: 'sentences', count: 2 },
    ['It is late. We go.', 'Pi is 3.14 today. We go.'],
    ['It is late.', 'It is late. We go', 'It is late. We go. Now we rest.', ''],
  ],
  [
    { kind: 'bullets', count: 2 },
    ['- one\n- two', ' - one\n- two '],
    ['- one', '- one\n- two\n- three', 'Here:\n- one', '* one\n* two', '- one\n\n- two'],
  ],
  [
    { kind: 'keys', keys: ['a', 'b'] },
    ['{"a": 1, "b": 2}', '```json\n{"b": 1, "a": 2}\n```'],
    ['{"a": 1}', '{"a": 1, "b": 2, "c": 3}', 'Sure: {"a": 1, "b": 2}', '[]', '{"a": 1, "b": 2'],
  ],
  [
    { kind: 'list', key: 'a', count: 2 },
    ['{"a": ["x", "y"]}'],
    ['{"a": ["x", "x"]}', '{"a": ["x"]}', '{"a": [1, 2]}', '{"a": "x, y"}', '["x", "y"]'],
  ],
  [{ kind: 'number', key: 'a', least: 3, most: 5 }, ['{"a": 3}', '{"a": 4.5}'], ['{"a": 6}', '{"a": "4"}', '4']],
  [{ kind: 'begins', word: 'Now' }, ['Now we go.', '- now', '"Now"'], ['We go now.', 'Nowhere', '']],
  [{ kind: 'ends', word: 'fox' }, ['a red fox.', 'Fox'], ['foxes', 'a fox ran']],
  [{ kind: 'mentions', word: 'fox' }, ['The Fox ran.'], ['foxes ran', '']],
  [{ kind: 'before', first: 'fox', second: 'owl' }, ['A fox and an owl, and a fox.'], ['An owl and a fox.', 'A fox.', 'An owl.']],
  [{ kind: 'without-letter', letter: 'e' }, ['A fox ran'], ['The fox', 'É', 'E', '']],
  [{ kind: 'without-comma' }, ['a b'], ['a, b', 'a، b', '']],
  [{ kind: 'most-words', count: 2 }, ['one two', 'one'], ['one two three', '']],
  [{ kind: 'fewest-words', count: 2 }, ['one two', 'one two three'], ['one', '']],
  [{ kind: 'small-letters' }, ['all is small 1.'], ['All', '']],
]

it.each(cases)('checks %o', (constraint, obedient, disobedient) => {
  for (const text of obedient) expect(obeys(text, constraint), text).toBe(true)
  for (const text of disobedient) expect(obeys(text, constraint), text).toBe(false)
})

it('finds no megabyte obedient, and no hostile JSON', () => {
  for (const [constraint] of cases)
    for (const text of ['a'.repeat(1e6), '['.repeat(9000), '{"__proto__": {"a": 4}}', '{"constructor": 4}']) {
      const plain = ['without-letter', 'without-comma', 'most-words', 'fewest-words', 'small-letters'].includes(constraint.kind)
      if (!plain || text.length > 10_000) expect(obeys(text, constraint), constraint.kind).toBe(false)
    }
})
