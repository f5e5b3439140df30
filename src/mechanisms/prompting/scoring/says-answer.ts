import type { Question } from '../question.ts'
import type { TaskType } from '../task-type.ts'
import { verifySafely } from './verify-safely.ts'

/** What is said back to whoever asked must be worth no more than other worthless answers. */
const MOST_FOR_ECHO = 0.2

/** Whether what is asked gives its own answer away: then saying it back would be right. */
export async function saysAnswer(text: string, question: Question, type: TaskType): Promise<boolean> {
  return (await verifySafely(type, question, text)).correctness > MOST_FOR_ECHO
}
