import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from 'hono'
import * as z from 'zod'
import { Problem } from '../protocol/problem.ts'
import { InvalidRequestError } from './errors.ts'

/** A router whose schemas refuse with our own error: what came is named, never echoed whole. */
export function createRouter<E extends Env>(): OpenAPIHono<E> {
  return new OpenAPIHono<E>({
    defaultHook: (result) => {
      if (!result.success)
        throw new InvalidRequestError({ where: result.target, problem: z.prettifyError(result.error as z.ZodError).slice(0, 1000) })
    },
  })
}

/** How every route refuses, for its description. */
export const problemReply = {
  default: { description: 'Problem JSON (RFC 9457)', content: { 'application/problem+json': { schema: Problem } } },
}

/** The reply part of a route description: one JSON shape for success, problem JSON for all else. */
export function jsonReply<T extends z.ZodType>(schema: T, description: string) {
  return { 200: { description, content: { 'application/json': { schema } } }, ...problemReply }
}
