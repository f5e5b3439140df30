import * as z from 'zod'
import { ModelsConfigError } from '../errors.ts'

/** A range that is drawn from evenly at every call: two numbers, or the same twice for a fixed value. */
const range = (min: number, max: number) =>
  z
    .tuple([z.number().min(min).max(max), z.number().min(min).max(max)])
    .refine(([low, high]) => low <= high, { error: 'the smaller number first' })

const BaseUrl = z
  .url({ protocol: /^https?$/, error: 'an http or https address' })
  .refine((text) => !URL.canParse(text) || isBare(new URL(text)), { error: 'an address without name, password, query or fragment' })

const PoolModel = z.strictObject({
  name: z
    .string()
    .regex(/^[\w.:/-]{1,80}$/, { error: '1 to 80 letters, digits or . : / _ -' })
    .describe('its name in records'),
  baseUrl: BaseUrl.describe('where /chat/completions is, such as http://127.0.0.1:11434/v1'),
  apiKeyEnv: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, { error: 'the name of an environment variable, not the key itself' })
    .optional()
    .describe('environment variable that holds the key; absent = no key is sent'),
  model: z.string().min(1).max(200).describe('what the endpoint calls it'),
  share: z.number().gt(0).max(1).default(1).describe('the largest share of answers that may be from it'),
  temperature: range(0, 2).default([0.5, 1]),
  topP: range(0.01, 1).default([0.9, 1]),
  concurrency: z.number().int().min(1).max(256).default(2).describe('calls at the same time'),
  timeoutMs: z
    .number()
    .int()
    .min(10)
    .max(290_000)
    .default(180_000)
    .describe('one attempt; a socket without an answer ends by itself at 300,000'),
  maxTokens: z.number().int().min(16).max(200_000).default(16_000).describe('of one answer'),
  structuredOutputs: z.boolean().default(true).describe('whether the endpoint takes a JSON schema; without it, plain JSON is asked for'),
  usdPerMillion: z
    .strictObject({ prompt: z.number().min(0).max(10_000), completion: z.number().min(0).max(10_000) })
    .optional()
    .describe('price of a million tokens; needed where there is a budget in dollars'),
  standing: z
    .strictObject({ score: z.number(), uncertainty: z.number().min(0) })
    .optional()
    .describe('score on the leaderboard, and the standard deviation of that score'),
})
export type PoolModel = z.infer<typeof PoolModel>

/** The language models that may be asked, and how much in a day. */
export const ModelsConfig = z
  .strictObject({
    pool: z.array(PoolModel).min(1).max(64),
    tokensPerDay: z.number().int().min(0).default(2_000_000).describe('of all models together, prompts included; days are those of UTC'),
    budgetUsdPerDay: z.number().min(0).optional(),
    retries: z.number().int().min(0).max(10).default(3).describe('after a 429, a 5xx or a cut line; nothing else is tried again'),
    leaderboard: z
      .strictObject({ name: z.string().min(1).max(80), date: z.iso.date() })
      .optional()
      .describe('where the standings are from, and of which day'),
  })
  .superRefine(({ pool, budgetUsdPerDay, leaderboard }, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    for (const [index, { name, usdPerMillion, standing }] of pool.entries()) {
      if (pool.findIndex((other) => other.name === name) < index) refuse(['pool', index, 'name'], 'a name that no other model has')
      if (budgetUsdPerDay !== undefined && !usdPerMillion)
        refuse(['pool', index, 'usdPerMillion'], 'a price (0 if free): there is a budget in dollars')
      if (standing && !leaderboard) refuse(['leaderboard'], 'the name and date of the leaderboard that a standing is from')
    }
    const shares = pool.reduce((sum, { share }) => sum + share, 0)
    if (shares < 1 - 1e-9)
      refuse(['pool'], `shares that sum to at least 1 (got ${shares.toFixed(3)}): else there would be answers that nobody may write`)
  })
export type ModelsConfig = z.infer<typeof ModelsConfig>

/**
 * @param text JSON of a configuration
 * @param source what to call it in an error: the file's name
 * @throws {@link ModelsConfigError} with the path of the first field that is wrong, never with its value
 */
export function parseModelsConfig(text: string, source: string): ModelsConfig {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new ModelsConfigError({ source, path: '', expected: 'JSON' }) // the parser's own message would quote the file
  }
  return check(json, source)
}

/**
 * A pool of one model from `LLM_BASE_URL`, `LLM_MODEL` and, where a key is needed, `LLM_API_KEY`.
 * @returns nothing if neither of the first two is set
 */
export function modelsConfigFromEnv(env: Readonly<Record<string, string | undefined>>): ModelsConfig | undefined {
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API_KEY: key } = env
  if (!baseUrl && !model) return undefined
  if (!baseUrl || !model) throw new ModelsConfigError({ source: 'environment', path: baseUrl ? 'LLM_MODEL' : 'LLM_BASE_URL', expected: 'a value: the other one is set' }) // biome-ignore format: one check
  const name = model.replace(/[^\w.:/-]/g, '-').slice(0, 80)
  return check({ pool: [{ name, baseUrl, model, ...(key ? { apiKeyEnv: 'LLM_API_KEY' } : {}) }] }, 'environment')
}

function check(json: unknown, source: string): ModelsConfig {
  const parsed = ModelsConfig.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const path = z.core.toDotPath(issue.path)
  if (issue.code === 'unrecognized_keys')
    throw new ModelsConfigError({ source, path, expected: `only fields that docs/models.md names, not ${issue.keys.join(', ')}` })
  throw new ModelsConfigError({ source, path, expected: issue.message })
}

function isBare({ username, password, search, hash }: URL): boolean {
  return !username && !password && !search && !hash
}
