import { criteria } from './en/criteria.ts'
import { joining } from './en/joining.ts'
import { pay } from './en/pay.ts'
import { shell } from './en/shell.ts'
import { work } from './en/work.ts'

/** The source of all texts, by namespace. English comes with the page: whatever else cannot be fetched, there are words. */
export const english = { shell, work, criteria, joining, pay } as const
