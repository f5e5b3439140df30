import { BaseError } from '../core/base-error.ts'
import type { Rng } from '../core/rng.ts'
import type { ModelPool } from '../models/language/create-model-pool.ts'
import { drawWord } from '../models/language/marked-text.ts'
import { judgePrompt, Verdict } from './prompts/judge-prompt.ts'
import type { Answer, PanelVerdict } from './task-author.ts'

const MOST_JUDGES = 3
/** How much of a vote the first piece gets. */
const VOTE: Readonly<Record<Verdict['better'], number>> = { first: 1, neither: 0.5, second: 0 }

/**
 * Asks models other than the answers' own which of two answers meets a requirement better: blind, each judge in both orders. Each is first
 * asked the same about a requirement that neither can meet, a word drawn just now: who prefers one of them there follows what they say
 * instead of what they do, and is not counted.
 * @returns no vote at all where nobody can be asked, or nobody passes
 * @throws {@link BaseError} with `retryable` if nobody could vote because of an outage
 */
export async function askPanel(
  { pool, signal }: { pool: ModelPool; signal: AbortSignal | undefined },
  requirement: string,
  [first, second]: readonly [Answer, Answer],
  rng: Rng,
): Promise<PanelVerdict> {
  const judges = rng.shuffle(pool.healthy().filter((name) => name !== first.source && name !== second.source)).slice(0, MOST_JUDGES)
  const votes: number[] = []
  const log: string[] = []
  let outage: BaseError | undefined

  for (const judge of judges) {
    const own = rng.fork(judge)
    const ask = async (wanted: string, contents: readonly [string, string], turn: Rng) => {
      const prompt = judgePrompt(wanted, contents, turn)
      const { output } = await pool.generate({ ...prompt, purpose: 'judge', model: judge, schema: Verdict, rng: turn, signal })
      log.push(`${judge}: ${output.better}: ${output.reason}`.slice(0, 2000))
      return output.better
    }
    try {
      const control = own.fork('control')
      const word = drawWord(control)
      const contents = [first.content, second.content] as const
      const preferred = await ask(
        `The words "${word}" are shown as soon as it is opened.`,
        control.next() < 0.5 ? contents : [contents[1], contents[0]],
        control,
      )
      if (preferred !== 'neither') {
        log.push(`${judge}: not counted: it preferred one where neither has what was asked for`)
        continue
      }
      const forth = VOTE[await ask(requirement, contents, own.fork('forth'))]
      const back = 1 - VOTE[await ask(requirement, [contents[1], contents[0]], own.fork('back'))]
      votes.push(forth, back)
    } catch (error) {
      if (!(error instanceof BaseError)) throw error
      log.push(`${judge}: no vote: ${error.message}`)
      if (error.retryable) outage = error
    }
  }
  if (votes.length === 0 && outage) throw outage
  return { first: votes.length === 0 ? 0.5 : votes.reduce((sum, vote) => sum + vote, 0) / votes.length, votes: votes.length, log }
}
