import type { Reporter, TestCase, TestModule } from 'vitest/node'

const MESSAGE_LENGTH = 160

/** Says each failure in one line as soon as it happens, and all of them again at the very end, where a log that is cut short still shows them. */
export default class ListFailures implements Reporter {
  private readonly lines: string[] = []

  onTestCaseResult(test: TestCase): void {
    const result = test.result()
    if (result.state === 'failed') this.add(`${test.module.relativeModuleId} > ${test.fullName}`, result.errors[0]?.message)
  }

  onTestModuleEnd(module: TestModule): void {
    for (const error of module.errors()) this.add(module.relativeModuleId, error.message)
  }

  onTestRunEnd(): void {
    if (this.lines.length > 0) console.error(`\n${this.lines.length} failed, in short:\n${this.lines.join('\n')}`)
  }

  private add(name: string, message = 'no message'): void {
    const line = `FAILED ${name}: ${message.replaceAll(/\s+/g, ' ').slice(0, MESSAGE_LENGTH)}`
    this.lines.push(line)
    console.error(line)
  }
}
