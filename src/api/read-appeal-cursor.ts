import type { AppealPlace } from '../store/appeals.ts'
import { InvalidRequestError } from './errors.ts'

/** A cursor of the list of appeals names its last row. @throws {@link InvalidRequestError} if it is none of ours */
export function readAppealCursor(cursor: string | undefined): AppealPlace | undefined {
  if (cursor === undefined) return undefined
  const [, state, time, id] = /^(open|decided)~(\d{1,15})~([A-Za-z0-9-]{1,64})$/.exec(cursor) ?? []
  if (!state || !time || !id)
    throw new InvalidRequestError({ where: 'cursor', problem: 'expected the `next` of a page, got something else' })
  return { open: state === 'open', atMs: Number(time), id }
}
