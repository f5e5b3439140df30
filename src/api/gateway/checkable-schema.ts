import * as z from 'zod'

const MOST_CHARACTERS = 20_000
/** A pattern's time can grow without bound with the text; a reference can lead in circles. */
const REFUSED = /"(pattern|patternProperties|\$ref|\$dynamicRef)":/

/**
 * What checks values by a JSON Schema that a stranger wrote, in a time that is bounded by schema and value.
 * @throws {RangeError} naming what was expected, where it cannot be checked so
 */
export function checkableSchema(schema: Record<string, z.core.util.JSONType>): z.ZodType {
  const text = JSON.stringify(schema)
  if (text.length > MOST_CHARACTERS) throw new RangeError(`expected at most ${MOST_CHARACTERS} characters, got ${text.length}`)
  if (REFUSED.test(text)) throw new RangeError('expected a schema without patterns and references, got one')
  try {
    return z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema)
  } catch (error) {
    throw new RangeError(
      `expected JSON Schema that can be checked, got ${error instanceof Error ? error.message.slice(0, 200) : 'another'}`,
    )
  }
}
