import { InvalidRequestError } from './errors.ts'

/** A cursor of the task list names its last row. @throws {@link InvalidRequestError} if it is none of ours */
export function readCursor(cursor: string | undefined): { createdMs: number; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [, time, id] = /^(\d{1,15})~([a-z0-9-]{4,64})$/.exec(cursor) ?? []
  if (!time || !id) throw new InvalidRequestError({ where: 'cursor', problem: 'expected the `next` of a page, got something else' })
  return { createdMs: Number(time), id }
}
