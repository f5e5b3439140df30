import * as z from 'zod'
import { GatewayRequestError } from './errors.ts'

/** Reads a request body. @throws {@link GatewayRequestError} naming the first field that is wrong */
export function readBody<T>(schema: z.ZodType<T>, body: string): T {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    throw new GatewayRequestError({ param: undefined, problem: 'expected JSON, got something else' })
  }
  const parsed = checked(schema, json)
  if (parsed.success) return parsed.data
  const { path, message } = deepest(parsed.error.issues[0]!)
  throw new GatewayRequestError({ param: z.core.toDotPath(path) || undefined, problem: message.slice(0, 300) })
}

/** The stack bounds how deep a body may be nested. */
function checked<T>(schema: z.ZodType<T>, json: unknown): z.ZodSafeParseResult<T> {
  try {
    return schema.safeParse(json)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new GatewayRequestError({ param: undefined, problem: 'expected a body that is nested less deeply, got this one' })
  }
}

/** Where a value fits no branch of a union, the branch that it fitted furthest says best what is wrong. */
function deepest(issue: z.core.$ZodIssue): { path: readonly PropertyKey[]; message: string } {
  if (issue.code !== 'invalid_union') return { path: [...issue.path], message: issue.message }
  const inner = issue.errors
    .flatMap((branch) => branch.slice(0, 1).map((one) => deepest(one)))
    .sort((a, b) => b.path.length - a.path.length)[0]
  return inner && inner.path.length > 0
    ? { path: [...issue.path, ...inner.path], message: inner.message }
    : { path: [...issue.path], message: issue.message }
}
