import type { Answering } from './answer-challenge.ts'
import { answerChallenge } from './answer-challenge.ts'
import type { Responder } from './responder.ts'

/** A responder that answers with tools, and with a language model where there is one: the reference miner. */
export function createToolResponder({ tools, model, onRecord }: Omit<Answering, 'signal'>): Responder {
  return {
    answer: (messages, { signal }) => answerChallenge(messages, { tools, model, signal, onRecord }),
  }
}
