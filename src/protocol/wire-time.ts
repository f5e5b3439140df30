import * as z from 'zod'

/** A moment as it is sent, in UTC: of the years 1970 to 9999, and short, so that a date of JavaScript and one of PostgreSQL can both hold it. */
export const WireTime = z.iso
  .datetime()
  .max(40)
  .regex(/^(19[7-9]|[2-9]\d\d)\d/, 'expected a time since 1970')
