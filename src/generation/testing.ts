import { BaseError } from '../core/base-error.ts'
import { type Clock, createSimulatedClock } from '../core/clock.ts'
import type { Rng } from '../core/rng.ts'
import { BRIEF_FAMILIES } from '../models/brief-families.ts'
import type { PageSandbox } from '../sandbox/open-page-sandbox.ts'
import type { PageCheck } from '../sandbox/page-check.ts'
import type { Db } from '../store/open-store.ts'
import { createBuiltInAuthor } from './built-in-author.ts'
import { createDuplicateFilter } from './filter-duplicates.ts'
import type { Generation } from './generate-task.ts'
import { GenerationConfig } from './generation-config.ts'
import { createInstructionIndex } from './instruction-index.ts'
import { BUILT_IN_SEED_VALUES } from './seed-values.ts'
import type { Answer, TaskAuthor } from './task-author.ts'

/** Nobody could be asked for now. */
export class TestOutage extends BaseError {
  readonly code = 'test-outage'
  override readonly retryable = true
}

/** What was written is of no use. */
export class TestNonsense extends BaseError {
  readonly code = 'test-nonsense'
}

/** The built-in generator as far as it needs no browser. */
export const textAuthor: TaskAuthor = createBuiltInAuthor(BRIEF_FAMILIES.filter(({ kind }) => kind !== 'html'))

/** Generation on a test's database that compares instructions by their words alone. */
export function aGeneration(
  db: Db,
  {
    stream = 's',
    clock = createSimulatedClock(0),
    config = {},
    ...changes
  }: { stream?: string; clock?: Clock; config?: Partial<GenerationConfig> } & Partial<Omit<Generation, 'config' | 'filter'>> = {},
): Generation {
  return {
    config: GenerationConfig.parse(config),
    secret: 'the secret of a test',
    author: textAuthor,
    registry: BUILT_IN_SEED_VALUES,
    filter: createDuplicateFilter({ db, index: createInstructionIndex(undefined), embedder: undefined, clock, stream }),
    examples: async () => [],
    quarantined: new Set(),
    pages: undefined,
    saveScreenshot: async () => 'a picture',
    ...changes,
  }
}

/** In which way a draft of {@link sketchAuthor} comes to nothing. */
export type Flaw =
  | 'too-few-requirements'
  | 'equal-names'
  | 'asked-before'
  | 'nothing-to-edit'
  | 'never-runs'
  | 'original-fails'
  | 'edits-do-not-show'
  | 'nobody-to-judge'
  | 'nonsense'

interface Sketch {
  readonly meets: readonly string[]
  readonly runs: boolean
}

const CHECK: PageCheck = {
  kind: 'page',
  steps: [{ do: 'look', as: 'page', at: { see: 'text', of: 'body' } }],
  expect: [{ that: { of: 'page' }, is: 'equal', to: 'as asked' }],
}

/**
 * An author whose pages are lists of the requirements that they meet, for {@link sketchSandbox}. One answer in four has to be mended.
 * @param onCall awaited before everything that it does: may count, fail or never return
 * @param flawOf what is wrong with the draft of the n-th call
 */
export function sketchAuthor({
  onCall = async () => {},
  flawOf = () => undefined,
}: {
  onCall?: (what: string) => Promise<void>
  flawOf?: (draft: number) => Flaw | undefined
} = {}): TaskAuthor {
  let drafts = 0
  return {
    name: 'sketch',
    origin: 'generated',
    knows: () => true,
    async draft(_seed, _examples, rng) {
      const flaw = flawOf(drafts++)
      await onCall('draft')
      const names = Array.from({ length: flaw === 'too-few-requirements' ? 3 : 8 }, (_, n) =>
        flaw === 'equal-names' ? 'same' : `part ${n}`,
      )
      const subject = flaw === 'asked-before' ? 'what everybody wants' : someWords(rng)
      const requirements = names.map((name, n) => ({
        name,
        kind: flaw === 'nothing-to-edit' ? ('constraint' as const) : ('feature' as const),
        words: `show ${name}: ${flaw === 'asked-before' ? wordOf(n) : someWords(rng)}`,
        ...(flaw === 'nobody-to-judge' ? {} : { check: CHECK }),
        families: flaw === 'nothing-to-edit' ? [] : (['weaken', 'contradict'] as const),
      }))
      const word = (edits: readonly { requirement: string; after: string | null }[]) => {
        const edited = new Map(edits.map(({ requirement, after }) => [requirement, after]))
        return [subject, ...requirements.map(({ name, words }) => (edited.has(name) ? edited.get(name) : words))]
          .filter((line) => line !== null)
          .join('\n')
      }
      const sketch = (meets: readonly string[], runs: boolean): Answer => ({
        content: JSON.stringify({ meets, runs } satisfies Sketch),
        source: 'sketch',
        log: ['drawn'],
      })
      return {
        instruction: { kind: 'html', domain: 'sketches', title: 'A sketch', text: word([]), requirements },
        word,
        async deviate({ name }, family, draw) {
          await onCall('deviate')
          return `${family} ${name}: ${wordOf(draw.int(0, 26 ** 5 - 1))}`
        },
        async answer(edits, draw) {
          await onCall('answer')
          if (flaw === 'nonsense') throw new TestNonsense('sketch: expected a page, got nonsense')
          const touched = flaw === 'edits-do-not-show' ? [] : edits.map(({ requirement }) => requirement)
          const meets = names.filter((name, n) => !touched.includes(name) && !(flaw === 'original-fails' && n === 0))
          return sketch(meets, flaw !== 'never-runs' && draw.next() < 0.75)
        },
        async repair({ content }, _edits, _problems, _draw) {
          await onCall('repair')
          return sketch((JSON.parse(content) as Sketch).meets, flaw !== 'never-runs')
        },
        async experiment(draw) {
          await onCall('experiment')
          return sketch(draw.shuffle(names).slice(2), true)
        },
      }
    },
  }
}

/** Runs what {@link sketchAuthor} writes. */
export function sketchSandbox(onCall: (what: string) => Promise<void> = async () => {}): PageSandbox {
  return {
    async run(content, { checks }) {
      await onCall('run')
      const { meets, runs } = JSON.parse(content) as Sketch
      const problems = runs ? [] : [{ kind: 'script-error' as const, detail: 'it is out of order' }]
      const outcomes = Object.keys(checks).map((name) => [name, { passed: meets.includes(name), seen: {} }] as const)
      return { ok: runs, problems, checks: Object.fromEntries(outcomes), console: [], elapsedMs: 1, screenshot: new Uint8Array([1]) }
    },
    close: async () => {},
  }
}

const someWords = (rng: Rng) => Array.from({ length: 6 }, () => wordOf(rng.int(0, 26 ** 5 - 1))).join(' ')

/** A made-up word for every number. */
function wordOf(n: number): string {
  return Array.from({ length: 5 }, (_, place) => String.fromCharCode(97 + (Math.floor(n / 26 ** place) % 26))).join('')
}
