import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { words } from '../../../text/words.ts'
import { keywordBags } from '../task-type-attacks.testing.ts'
import { isWordSalad } from './is-word-salad.ts'

const people = '../shared/data/oasst-en-100-trees.jsonl'

interface Message {
  readonly text?: string
  readonly role?: string
  readonly replies?: readonly Message[]
}

/** What assistants were made to say by people, sentence by sentence. */
function sentencesOfPeople(): string[] {
  const all = (message: Message): string[] => [
    message.role === 'assistant' ? (message.text ?? '') : '',
    ...(message.replies ?? []).flatMap(all),
  ]
  const trees = readFileSync(people, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { prompt?: Message } & Message)
  return trees
    .flatMap((tree) => all(tree.prompt ?? tree))
    .flatMap((text) => text.split(/(?<=[.!?])\s+|\n/))
    .filter((sentence) => /^[A-Z][^{}=`]*[.!]$/.test(sentence) && words(sentence).length >= 6 && words(sentence).length <= 14)
}

describe('isWordSalad', () => {
  it.skipIf(!existsSync(people))('takes hardly any sentence by people for salad, and half of them when they are shuffled', () => {
    const said = sentencesOfPeople()
    expect(said.length).toBeGreaterThan(500)
    const share = (texts: readonly string[]) => texts.filter(isWordSalad).length / texts.length
    expect(share(said)).toBeLessThan(0.02)
    expect(share(said.flatMap(keywordBags))).toBeGreaterThan(0.45)
  })
})
