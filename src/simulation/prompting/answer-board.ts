/** How simulated miners hear each other's answers: friends of whom one works and the others copy. */
export interface AnswerBoard {
  tell(miner: string, challenge: string, answer: string): void
  /** Waits for the answer, or until nobody listens any more. */
  hear(miner: string, challenge: string, signal: AbortSignal): Promise<string>
}

/** Answers remembered: more than are under way at once. */
const REMEMBERED = 500

export function createAnswerBoard(): AnswerBoard {
  const answers = new Map<string, PromiseWithResolvers<string>>()
  function placeOf(miner: string, challenge: string): PromiseWithResolvers<string> {
    const key = JSON.stringify([miner, challenge])
    const known = answers.get(key) ?? Promise.withResolvers<string>()
    answers.set(key, known)
    if (answers.size > REMEMBERED) answers.delete(answers.keys().next().value!)
    return known
  }
  return {
    tell: (miner, challenge, answer) => placeOf(miner, challenge).resolve(answer),
    async hear(miner, challenge, signal) {
      const stopped = Promise.withResolvers<string>()
      const giveUp = () => stopped.resolve('')
      signal.addEventListener('abort', giveUp, { once: true })
      try {
        return await Promise.race([placeOf(miner, challenge).promise, stopped.promise])
      } finally {
        signal.removeEventListener('abort', giveUp)
      }
    },
  }
}
