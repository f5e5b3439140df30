import { createRng, type Rng } from '../../../core/rng.ts'
import { NoQuestionError } from '../errors.ts'
import { LANGUAGE_SKILLS, MOODS, type Persona, PROFILES, TONES } from '../persona.ts'
import { Question } from '../question.ts'
import { builtInSources } from '../sources/built-in-sources.ts'
import type { TaskType } from '../task-type.ts'
import { TASK_TYPES } from '../task-types.ts'

/** A question with what a test says of it. */
export function aQuestion(parts: Partial<Question> = {}): Question {
  return Question.parse({
    type: 'test',
    version: '1',
    topic: 'countries',
    subtopic: 'Andorra',
    goal: 'know the capital',
    query: 'What is the capital of Andorra?',
    essentials: ['Andorra'],
    difficulty: 0,
    snapshots: [{ source: 'test', revision: '1', licence: 'none', text: 'The capital of Andorra is Andorra la Vella.' }],
    references: [
      { text: 'Andorra la Vella', by: 'the map', citations: [] },
      { text: 'It is Andorra la Vella.', by: 'the book', citations: [] },
    ],
    expected: null,
    ...parts,
  })
}

/** Days between two dates that have to be asked for. */
export const datesInTurns = aQuestion({
  query: 'How many days are there between 3 May 1812 and 1 June 1815?',
  essentials: ['3 May 1812', '1 June 1815'],
  conversation: {
    opening: 'How many days are there between two events that I am reading about?',
    details: [
      { name: 'first', keywords: ['first', 'dates', 'start'], says: 'The first one was on 3 May 1812.' },
      { name: 'second', keywords: ['second', 'dates', 'end'], says: 'The second one was on 1 June 1815.' },
    ],
  },
})

export function drawPersona(rng: Rng): Persona {
  return { profile: rng.pick(PROFILES), mood: rng.pick(MOODS), tone: rng.pick(TONES), languageSkill: rng.pick(LANGUAGE_SKILLS) }
}

/** The plainest human there is: what differs from it is due to what a test changes. */
export const PLAIN_PERSONA: Persona = { profile: 'parent', mood: 'interested', tone: 'indifferent', languageSkill: 'native' }

/** Questions of the built-in types, one after another, as many as asked for. */
export async function drawQuestions(count: number, types: readonly TaskType[] = TASK_TYPES, seed = 'questions'): Promise<Question[]> {
  const questions: Question[] = []
  for (let draw = 0; questions.length < count; draw++) {
    const rng = createRng(seed).fork(String(draw))
    try {
      questions.push(await types[draw % types.length]!.make({ rng, difficulty: rng.fork('difficulty').next(), sources: builtInSources }))
    } catch (error) {
      if (!(error instanceof NoQuestionError)) throw error
    }
  }
  return questions
}
