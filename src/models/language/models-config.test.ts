import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ModelsConfigError } from '../errors.ts'
import { modelsConfigFromEnv, parseModelsConfig } from './models-config.ts'

const model = { name: 'a', baseUrl: 'http://127.0.0.1:11434/v1', model: 'qwen3' }
const parse = (config: object) => parseModelsConfig(JSON.stringify(config), 'models.json')
const refusal = (config: object) => {
  try {
    parse(config)
  } catch (error) {
    if (error instanceof ModelsConfigError) return error.message
    throw error
  }
  return undefined
}

describe('a configuration of models', () => {
  it('needs only a name, an address and a model, and bounds everything else by itself', () => {
    expect(parse({ pool: [model] })).toEqual({
      pool: [
        {
          ...model,
          share: 1,
          temperature: [0.5, 1],
          topP: [0.9, 1],
          concurrency: 2,
          timeoutMs: 180_000,
          maxTokens: 16_000,
          structuredOutputs: true,
        },
      ],
      tokensPerDay: 2_000_000,
      retries: 3,
    })
  })

  it.each([
    ['an empty pool', { pool: [] }, 'pool'],
    ['a share of nothing', { pool: [{ ...model, share: 0 }] }, 'pool[0].share'],
    ['a temperature that falls', { pool: [{ ...model, temperature: [1, 0.5] }] }, 'pool[0].temperature'],
    ['an address of another kind', { pool: [{ ...model, baseUrl: 'file:///etc/hosts' }] }, 'pool[0].baseUrl'],
    ['two models of one name', { pool: [model, model] }, 'pool[1].name'],
    [
      'shares that leave answers to nobody',
      {
        pool: [
          { ...model, share: 0.4 },
          { ...model, name: 'b', share: 0.5 },
        ],
      },
      'pool',
    ],
    ['a budget in dollars without a price', { pool: [model], budgetUsdPerDay: 1 }, 'pool[0].usdPerMillion'],
    ['a standing on no leaderboard', { pool: [{ ...model, standing: { score: 1, uncertainty: 0 } }] }, 'leaderboard'],
    ['a negative budget', { pool: [model], tokensPerDay: -1 }, 'tokensPerDay'],
  ])('is refused for %s, with the path', (_, config, path) => {
    expect(refusal(config)).toContain(`models.json: ${path}: expected `)
  })

  it.each([
    ['in a field of its own', { pool: [{ ...model, apiKey: 'sk-SECRET' }] }],
    ['instead of the name of a variable', { pool: [{ ...model, apiKeyEnv: 'sk-SECRET' }] }],
    ['in the address', { pool: [{ ...model, baseUrl: 'http://user:sk-SECRET@host/v1' }] }],
    ['in the query', { pool: [{ ...model, baseUrl: 'http://host/v1?key=sk-SECRET' }] }],
  ])('refuses a key %s without repeating it', (_, config) => {
    expect(refusal(config)).toBeDefined()
    expect(refusal(config)).not.toContain('SECRET')
  })

  it('is refused if it is no JSON, without being quoted', () => {
    expect(() => parseModelsConfig('{"key": "sk-SECRET", }', 'models.json')).toThrow('models.json: the whole: expected JSON')
  })
})

describe('a configuration from the environment', () => {
  it('is a pool of one, whose key stays in the environment', () => {
    const config = modelsConfigFromEnv({ LLM_BASE_URL: 'https://host/v1', LLM_MODEL: 'maker/model:free', LLM_API_KEY: 'sk-SECRET' })
    expect(config?.pool).toMatchObject([{ name: 'maker/model:free', baseUrl: 'https://host/v1', apiKeyEnv: 'LLM_API_KEY', share: 1 }])
    expect(JSON.stringify(config)).not.toContain('SECRET')
  })

  it('needs no key', () => {
    expect(modelsConfigFromEnv({ LLM_BASE_URL: 'http://localhost:8000/v1', LLM_MODEL: 'm' })?.pool[0]).not.toHaveProperty('apiKeyEnv')
  })

  it('is none where nothing is set', () => {
    expect(modelsConfigFromEnv({ LLM_API_KEY: 'sk' })).toBeUndefined()
  })

  it('is refused by half', () => {
    expect(() => modelsConfigFromEnv({ LLM_MODEL: 'm' })).toThrow('environment: LLM_BASE_URL: expected ')
  })
})

describe('the guide', () => {
  const guide = readFileSync(new URL('../../../docs/models.md', import.meta.url), 'utf8')
  const examples = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => json!)

  it('shows configurations that are taken', () => {
    expect(examples).toHaveLength(2)
    for (const example of examples) expect(parseModelsConfig(example, 'docs/models.md').pool).toHaveLength(3)
  })

  it('names every field with its default', () => {
    const { pool, ...whole } = parse({ pool: [model] })
    for (const [field, value] of Object.entries({ ...pool[0], ...whole })) {
      expect(guide).toContain(`\`${field}\``)
      if (typeof value === 'number' && field in whole) expect(guide).toContain(`| \`${field}\` | ${value} |`)
    }
  })
})
