import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SerializedError, TestError } from 'vitest'
import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { failuresList } from './run-again.mjs'

const MESSAGE_LENGTH = 320

/**
 * Says each failure in one line as soon as it happens, and all of them again at the very end, where a log that is cut short still shows them. Lists
 * the files for `run-again.mjs`.
 */
export default class ListFailures implements Reporter {
  private readonly lines: string[] = []
  private readonly modules = new Set<string>()

  onTestCaseResult(test: TestCase): void {
    const result = test.result()
    if (result.state === 'failed') this.add(test.module, ` > ${test.fullName}`, result.errors[0])
  }

  onTestModuleEnd(module: TestModule): void {
    for (const error of module.errors()) this.add(module, '', error)
  }

  onTestRunEnd(_modules: readonly TestModule[], outside: readonly SerializedError[]): void {
    if (this.lines.length > 0) console.error(`\n${this.lines.length} failed, in short:\n${this.lines.join('\n')}`)
    if (outside.length > 0) return // no file that could be run again has all that failed
    mkdirSync(dirname(failuresList), { recursive: true })
    writeFileSync(failuresList, [...this.modules].join('\n'))
  }

  private add({ relativeModuleId }: TestModule, test: string, error?: TestError): void {
    this.modules.add(relativeModuleId)
    const line = `FAILED ${relativeModuleId}${test}: ${messagesOf(error).map(inShort).join(' because: ')}`
    this.lines.push(line)
    console.error(line)
  }
}

/** What was thrown, and what that was thrown for: of a failed property, fast-check's message says the example alone. */
function messagesOf(error?: TestError): string[] {
  if (error === undefined) return ['no message']
  const cause = error.cause as TestError | undefined
  return [error.message, ...(cause?.message ? messagesOf(cause) : [])]
}

function inShort(message: string): string {
  return message.replaceAll(/\s+/g, ' ').slice(0, MESSAGE_LENGTH)
}
