import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listSources, readFloorPlan, readText, root } from '../scripts/source-tree.ts'

/** A floor of the plan may still be empty: then it has no folder. */
const floors = Object.keys(readFloorPlan()).filter((floor) => existsSync(join(root, 'src', floor)))

/** Every `@example call // result` of a file. A result may be a value, an expression, or `throws NameOfError`. */
function examplesOf(path: string) {
  const lines = [...readText(path).matchAll(/@example[ \t]+(.+)/g)].map(([, line]) => line!.replace(/\s*\*\/\s*$/, '').trim())
  return lines.map((line) => {
    const cut = line.lastIndexOf(' // ')
    return { path, call: cut < 0 ? line : line.slice(0, cut), result: cut < 0 ? undefined : line.slice(cut + 4) }
  })
}

/** Runs an expression with what the file exports in reach. */
async function evaluate(path: string, code: string): Promise<unknown> {
  const module: Record<string, unknown> = await import(/* @vite-ignore */ `../${path}`)
  return new Function(...Object.keys(module), `return (${code})`)(...Object.values(module))
}

/** Numbers with a fraction are compared to ten digits, wherever they stand. */
function closeTo(value: unknown): unknown {
  if (typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value)) return expect.closeTo(value, 10)
  if (Array.isArray(value)) return value.map(closeTo)
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closeTo(inner)]))
  }
  return value
}

describe('examples in doc comments', () => {
  const examples = floors
    .flatMap((floor) => listSources(`src/${floor}`))
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap(examplesOf)

  it.each(examples)('$path: $call', async ({ path, call, result }) => {
    expect(result, 'expected `@example call // result` on one line').toBeDefined()
    const failure = result!.match(/^throws (\w+)$/)?.[1]
    if (failure) await expect(evaluate(path, call)).rejects.toMatchObject({ name: failure })
    else expect(await evaluate(path, call)).toEqual(closeTo(await evaluate(path, result!)))
  })
})
