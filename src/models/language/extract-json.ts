/**
 * The JSON object in a model's answer, without the prose or the code fence that many models put around it.
 * @returns the answer itself where it holds none: whoever parses it then says so
 */
export function extractJson(text: string): string {
  const object = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)
  return !isJson(text) && isJson(object) ? object : text
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
