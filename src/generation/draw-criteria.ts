import type { Rng } from '../core/rng.ts'
import type { MadeKind } from '../models/made-kind.ts'
import type { FurtherCriterion } from '../protocol/criteria.ts'

const head = { required: false } as const

const FAULTS: Readonly<Record<MadeKind, readonly (readonly [id: string, label: string])[]>> = {
  html: [
    ['missing', 'Something asked for is missing'],
    ['broken', 'A control does not work'],
    ['unreadable', 'Hard to read or to find'],
    ['unasked', 'Something that nobody asked for is in the way'],
  ],
  text: [
    ['wrong', 'It says something wrong'],
    ['missing', 'It leaves something out'],
    ['unclear', 'Hard to follow'],
    ['unasked', 'It talks about something else'],
  ],
  code: [
    ['wrong', 'It gives wrong results'],
    ['missing', 'It leaves something out'],
    ['unclear', 'Hard to read'],
    ['unasked', 'It does something that nobody asked for'],
  ],
}

/** What may be asked beside the grade and the order, and on which share of the tasks. */
const ASKED: readonly { readonly share: number; readonly criterion: (kind: MadeKind) => FurtherCriterion | undefined }[] = [
  {
    share: 0.3,
    criterion: (kind) => ({
      kind: 'multi-choice',
      id: 'faults',
      question: 'What is wrong with it?',
      about: 'responses',
      options: FAULTS[kind].map(([id, label]) => ({ id, label })),
      ...head,
    }),
  },
  {
    share: 0.15,
    criterion: (kind) => (kind === 'html' ? { kind: 'pins', id: 'places', question: 'Where is something wrong?', ...head } : undefined),
  },
  {
    share: 0.15,
    criterion: () => ({
      kind: 'text',
      id: 'rationale',
      question: 'What decided your order?',
      about: 'task',
      minCharacters: 1,
      maxCharacters: 500,
      ...head,
    }),
  },
  {
    share: 0.15,
    criterion: () => ({
      kind: 'single-choice',
      id: 'certainty',
      question: 'How sure are you of your order?',
      about: 'task',
      options: [
        { id: 'sure', label: 'Sure' },
        { id: 'rather', label: 'Rather sure' },
        { id: 'guess', label: 'I guessed in part' },
      ],
      ...head,
    }),
  },
  {
    share: 0.15,
    criterion: () => ({
      kind: 'grade',
      id: 'clarity',
      question: 'How clear is it to the eye?',
      min: 1,
      max: 5,
      anchors: { '1': 'a muddle', '3': 'clear in parts', '5': 'clear throughout' },
      ...head,
    }),
  },
]

/**
 * What one task asks beside its grade and its order: often nothing, never anything required, and each criterion independently of the
 * others, so that what they do to the judgments can be told apart.
 * @param kind of the task's responses
 */
export function drawCriteria(kind: MadeKind, rng: Rng): FurtherCriterion[] {
  return ASKED.flatMap(({ share, criterion }) => {
    const drawn = criterion(kind)
    return rng.next() < share && drawn ? [drawn] : []
  })
}
