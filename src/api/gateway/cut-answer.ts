import { countTokens, firstTokens } from './count-tokens.ts'

/** Ends an answer where the customer wanted it to end, piece by piece as it comes. */
export interface AnswerCutter {
  /** @returns what of the answer may be passed on now: an end that may be the beginning of a stop sequence waits for the next piece */
  take(piece: string): string
  /** The answer is over. @returns what was still waiting */
  finish(): string
  /** Why the answer has ended before its end; `undefined` where it has not. */
  readonly ended: () => 'stop' | 'length' | undefined
  /** All that was passed on. */
  readonly text: () => string
}

/** Stop sequences first, then the limit of tokens: a stop sequence is never part of the answer. */
export function createAnswerCutter({ stop, maxTokens }: { stop: readonly string[]; maxTokens: number }): AnswerCutter {
  let waiting = ''
  let passed = ''
  /** At least as many as `passed` has: pieces count at least as much one by one as together. */
  let tokens = 0
  let ended: 'stop' | 'length' | undefined

  function pass(text: string): string {
    const whole = passed + text
    tokens += countTokens(text)
    if (tokens > maxTokens) tokens = countTokens(whole)
    if (tokens > maxTokens) ended = 'length'
    const kept = tokens > maxTokens ? firstTokens(whole, maxTokens) : whole
    const added = kept.slice(passed.length)
    passed += added
    return added
  }
  function endAt(stopAt: number): string {
    const last = pass(waiting.slice(0, stopAt))
    ended ??= 'stop'
    return last
  }
  return {
    take(piece) {
      if (ended) return ''
      waiting += piece
      const safe = waiting.length - openEnd(waiting, stop)
      const stopAt = firstIndex(waiting, stop)
      if (stopAt !== undefined && stopAt <= safe) return endAt(stopAt)
      // a sequence that is whole may stand inside a longer one that began before it
      const ready = waiting.slice(0, safe)
      waiting = waiting.slice(safe)
      return pass(ready)
    },
    finish() {
      if (ended) return ''
      const stopAt = firstIndex(waiting, stop)
      return stopAt === undefined ? pass(waiting) : endAt(stopAt)
    },
    ended: () => ended,
    text: () => passed,
  }
}

function firstIndex(text: string, stop: readonly string[]): number | undefined {
  const found = stop.map((sequence) => text.indexOf(sequence)).filter((at) => at >= 0)
  return found.length > 0 ? Math.min(...found) : undefined
}

/** How long an end of the text is that a stop sequence may begin with. */
function openEnd(text: string, stop: readonly string[]): number {
  let longest = 0
  for (const sequence of stop)
    for (let length = Math.min(text.length, sequence.length - 1); length > longest; length--)
      if (text.endsWith(sequence.slice(0, length))) longest = length
  return longest
}
