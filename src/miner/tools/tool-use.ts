import type { Found, Tool } from './tool.ts'

/** One use of a tool, as recorded. */
export interface ToolCall {
  readonly tool: string
  readonly parameters: unknown
  /** `undefined` where it found nothing. */
  readonly found: Found<unknown> | undefined
}

/** The tools at hand, with a record of what was done with them. */
export interface ToolUse {
  readonly tools: readonly Tool[]
  readonly calls: readonly ToolCall[]
  /** @returns what the tool says; `undefined` where it finds nothing or is not at hand: whoever asks has to do without */
  use<Parameters, Value>(tool: Tool<Parameters, Value>, parameters: Parameters): Promise<Value | undefined>
  /** The same by name, with parameters that nobody has checked. @returns in words, for a language model */
  callByName(name: string, parameters: unknown): Promise<string>
}

/** More calls than this are no working any more. */
const MOST_CALLS = 60

export function createToolUse(tools: readonly Tool[], signal: AbortSignal): ToolUse {
  const calls: ToolCall[] = []

  async function run(tool: Tool, parameters: unknown): Promise<Found<unknown> | undefined> {
    signal.throwIfAborted()
    if (calls.length >= MOST_CALLS) return undefined
    const found = await tool.run(parameters, signal)
    calls.push({ tool: tool.name, parameters, found })
    return found
  }

  return {
    tools,
    calls,
    async use<Parameters, Value>(tool: Tool<Parameters, Value>, parameters: Parameters): Promise<Value | undefined> {
      if (!tools.some(({ name }) => name === tool.name)) return undefined
      const found = await run(tool as Tool, parameters)
      return found?.value as Value | undefined // what this tool found
    },
    async callByName(name, parameters) {
      const tool = tools.find((one) => one.name === name)
      if (!tool) return `there is no tool ${name}`
      const { data, error } = tool.parameters.safeParse(parameters)
      if (error) return `wrong parameters: ${error.issues[0]?.message ?? ''}`
      const found = await run(tool, data)
      return found ? JSON.stringify(found.value).slice(0, 4000) : 'found nothing'
    },
  }
}
