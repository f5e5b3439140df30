import { resolve } from 'node:path'
import { InvalidArgumentError, Option } from 'commander'
import type { StoreLocation } from '../store/open-store.ts'

/** Options that several commands share, with one meaning each. */
export function dataOption(): Option {
  return new Option('--data <dir>', "folder of the network's data").default('data').env('KUMITE_DATA')
}

export function databaseUrlOption(): Option {
  return new Option('--database-url <url>', 'PostgreSQL server to use instead of the folder').env('DATABASE_URL')
}

export function modelsOption(): Option {
  return new Option(
    '--models <file>',
    'JSON file with a pool of language models that write tasks and word challenges (docs/models.md); else LLM_BASE_URL; else built-in rules',
  )
}

/** Of commands that ask models in one run only, and none without this. */
export function modelsOfRunOption(purpose: string): Option {
  return new Option(
    '--models [file]',
    `language models ${purpose}: of a JSON file (docs/models.md), or of LLM_BASE_URL where none is named`,
  )
}

export function jsonOption(): Option {
  return new Option('--json', 'print one JSON object on stdout')
}

/** Where people reach a server that stands behind another, or listens on all addresses. */
export function publicUrlOption(): Option {
  return new Option(
    '--public-url <url>',
    "address that people open the page at, such as https://desk.example: the desk's links name it",
  ).argParser((text) => {
    const url = URL.parse(text)
    if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username)
      throw new InvalidArgumentError('expected http(s)://HOST[:PORT] and nothing behind it.')
    return url.origin
  })
}

/** A whole number within bounds. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < min || value > max) throw new InvalidArgumentError(`expected a whole number from ${min} to ${max}.`)
    return value
  }
}

export function storeLocation({ data, databaseUrl }: { data: string; databaseUrl?: string | undefined }): StoreLocation {
  return databaseUrl ? { kind: 'server', url: databaseUrl } : { kind: 'folder', dataDir: resolve(data) }
}
