import * as z from 'zod'
import { runFunctionCheck } from '../../sandbox/run-function-check.ts'
import type { Tool } from './tool.ts'

const CodeTask = z.object({
  code: z.string().max(20_000).describe('JavaScript that declares the function'),
  name: z.string().regex(/^[A-Za-z_$][\w$]*$/),
  calls: z
    .array(z.object({ with: z.array(z.json()), gives: z.json() }))
    .min(1)
    .max(20),
})
type CodeTask = z.infer<typeof CodeTask>

/** Small functions: an endless one is broken off soon. */
const BOUNDS = { mostRounds: 200, deadlineMs: 1000 }

/** Runs code in an engine of its own, without network, files or clock. */
export const codeRunner: Tool<CodeTask, { readonly passes: boolean; readonly why: string }> = {
  name: 'code_runner',
  description: 'Runs a JavaScript function on arguments, and says whether it gives what it must.',
  parameters: CodeTask,
  async run({ code, name, calls }) {
    const { holds, problem, why } = await runFunctionCheck(code, { kind: 'function', name, calls }, BOUNDS)
    return { value: { passes: holds, why: problem ?? why ?? 'all calls give what they must' }, sources: [] }
  },
}
