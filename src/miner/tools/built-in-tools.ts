import { algebra } from './algebra.ts'
import { calculator } from './calculator.ts'
import { calendar } from './calendar.ts'
import { codeRunner } from './code-runner.ts'
import { countries } from './countries.ts'
import { dictionary } from './dictionary.ts'
import { elements } from './elements.ts'
import { phraseBook } from './phrase-book.ts'
import { tableReader } from './table-reader.ts'
import type { Tool } from './tool.ts'
import { unitConverter } from './unit-converter.ts'
import { wholeNumbers } from './whole-numbers.ts'

/** All tools that need neither network nor key. */
export const builtInTools: readonly Tool[] = [
  calculator,
  algebra,
  wholeNumbers,
  unitConverter,
  calendar,
  countries,
  elements,
  dictionary,
  phraseBook,
  tableReader,
  codeRunner,
] as readonly Tool[]
