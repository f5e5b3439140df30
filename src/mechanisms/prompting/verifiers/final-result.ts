import { readable } from './readable.ts'

const ANSWER_MARK = /\banswers?\b|\\boxed|^#{4}|^(?:my |the |final ){0,2}(?:result|solution) ?(?::|=|is\b)/i
const WEAK_MARK = /\bresults?\b|\bin total\b|^(?:so|thus|hence|therefore)\b|∴/i
const HEDGE = /\b(?:or|either|maybe|perhaps|possibly|could|might|alternatively|unsure|guess)\b/i
const ADDS_ANOTHER = /^(?:or|alternatively|maybe|perhaps|possibly)\b/i
const DENIAL = /\b(?:not|never|no(?! doubt)|false|wrong|untrue|incorrect|cannot|opposite)\b|n't\b/i
/** Begins what comes after the result. */
const AFTERTHOUGHT = /^(?:check|verif|proof|test|note|explanation|because)/i
const DENIES_ALL = /^(?:this|that|it|all of (?:this|that)|the above)\b/i

/**
 * The result that an answer comes to: of what is marked as such ("the answer is ...", `\boxed{...}`, "so ..."), or else of its last statement
 * that holds one. Questions say nothing. Who denies it, gives several, or leaves it open has given none.
 *
 * @param read the result of one statement, comparable by `===`; `undefined` where it holds none
 * @param isBare whether a statement is nothing but a result: all of these must agree with the final one
 * @cost linear in at most 20,000 characters, plus one reading per statement
 */
export function finalResult<T extends string | number>(
  answer: string,
  read: (statement: string) => T | undefined,
  isBare: (statement: string) => boolean,
): T | undefined {
  const all = statementsOf(answer)
  const found = all.flatMap((statement) => {
    const result = read(statement)
    return result === undefined ? [] : [{ statement, result }]
  })
  const last =
    [ANSWER_MARK, WEAK_MARK].flatMap((mark) => found.findLast(({ statement }) => mark.test(statement)) ?? [])[0] ??
    found.findLast(({ statement }) => !AFTERTHOUGHT.test(statement))
  if (!last) return undefined
  const final = found.filter(
    ({ statement }) =>
      isBare(statement) ||
      ANSWER_MARK.test(statement) ||
      ADDS_ANOTHER.test(statement) ||
      (!/[=+*/×÷]|^step\b/i.test(statement) && shapeOf(statement) === shapeOf(last.statement)),
  )
  const isClear = [last, ...final].every(({ statement, result }) => result === last.result && !HEDGE.test(statement))
  const takenBack = DENIAL.test(last.statement) || all.some((statement) => DENIES_ALL.test(statement) && DENIAL.test(statement))
  return isClear && !takenBack ? last.result : undefined
}

/** Lines and sentences, without those that ask. */
function statementsOf(answer: string): string[] {
  return readable(answer)
    .split(/\n+|(?<=[.!?]["')*]{0,3})\s+/)
    .map((statement) => statement.replace(/[*`$"_]|\\[()[\]]/g, '').trim())
    .filter((statement) => statement !== '' && !statement.endsWith('?'))
}

/** Statements that differ in nothing but a number have one shape. */
function shapeOf(statement: string): string {
  return statement.toLowerCase().replace(/[-\d.,]+/g, '#')
}
