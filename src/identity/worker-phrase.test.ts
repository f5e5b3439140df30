import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phraseOfWorker } from './phrase-of-worker.ts'
import { readWorkerPhrase } from './read-worker-phrase.ts'

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 })
const wordsOf = (seed: Uint8Array) => phraseOfWorker(seed).split(' ')

describe("a worker's phrase", () => {
  // Test vectors of BIP39 (trezor/python-mnemonic vectors.json): entropy of 256 bits and its words.
  it.each([
    ['00', `${'abandon '.repeat(23)}art`],
    ['7f', `legal ${'winner thank year wave sausage worth useful legal '.repeat(2)}winner thank year wave sausage worth title`],
    ['80', `letter ${'advice cage absurd amount doctor acoustic avoid letter '.repeat(2)}advice cage absurd amount doctor acoustic bless`],
    ['ff', `${'zoo '.repeat(23)}vote`],
  ])('is that of BIP39: 32 bytes of %s', (byte, phrase) => {
    const seed = new Uint8Array(32).fill(Number.parseInt(byte, 16))
    expect(phraseOfWorker(seed)).toBe(phrase)
    expect(readWorkerPhrase(phrase)).toEqual({ seed })
  })

  it('gives the same key back, whatever stands between the words', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom('\n', '  ', ', ', ' 1. ', '\t-'), (seed, between) => {
        expect(readWorkerPhrase(` ${wordsOf(seed).join(between).toUpperCase()}\n`)).toEqual({ seed })
      }),
    )
  })

  it('says how many words came where some are missing', () => {
    const words = wordsOf(new Uint8Array(32).fill(7))
    expect(readWorkerPhrase(words.slice(0, 23).join(' '))).toEqual({ problems: [{ kind: 'count', got: 23 }] })
    expect(readWorkerPhrase('')).toEqual({ problems: [{ kind: 'count', got: 0 }] })
  })

  it('names each word that is none, with what it may have been', () => {
    const words = wordsOf(new Uint8Array(32)).with(4, 'abandn').with(9, 'xyzzy')
    expect(readWorkerPhrase(words.join(' '))).toEqual({
      problems: [
        { kind: 'unknown-word', place: 5, word: 'abandn', near: ['abandon'] },
        { kind: 'unknown-word', place: 10, word: 'xyzzy', near: [] },
      ],
    })
  })

  it('finds among its hints the word that was read wrong for a similar one', () => {
    const words = wordsOf(new Uint8Array(32)) // ... art
    const read = readWorkerPhrase(words.with(23, 'arm').join(' '))
    expect(read).toEqual({
      problems: [{ kind: 'checksum', perhaps: expect.arrayContaining([{ place: 24, word: 'arm', instead: 'art' }]) }],
    })
  })

  it('never takes a phrase whose checksum is wrong, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.constantFrom('zoo', 'art', 'abandon', 'vote'), { maxLength: 30 }).map((words) => words.join(' ')),
        ),
        (text) => {
          const read = readWorkerPhrase(text)
          if ('seed' in read) expect(phraseOfWorker(read.seed)).toBe(text.trim())
          else expect(read.problems.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})
