import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedWithBrowser } from './shared-with-browser.testing.ts'

/** Everything that a file imports at run time, its own files followed to the end. */
function importsOf(file: URL, seen = new Set<string>()): Set<string> {
  if (seen.has(file.href)) return seen
  seen.add(file.href)
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/^import (?!type )[^']*'([^']+)'/gm)) {
    if (path!.startsWith('.')) importsOf(new URL(path!, file), seen)
    else seen.add(path!)
  }
  return seen
}

describe('what the worker page imports', () => {
  it.each(sharedWithBrowser)('%s runs in a browser', (path) => {
    const packages = [...importsOf(new URL(`../../${path}`, import.meta.url))].filter((name) => !name.startsWith('file:'))
    expect(packages.filter((path) => !/^(@noble\/|@scure\/base$|@scure\/bip39|altcha-lib$|canonicalize$|zod$)/.test(path))).toEqual([])
  })
})
