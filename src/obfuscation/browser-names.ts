import browser from './browser-names.json' with { type: 'json' }

/** Names that browsers give to globals, to properties of elements and documents, and to properties of anything: scripts/list-browser-names.ts found them. */
export const BROWSER_GLOBALS: ReadonlySet<string> = new Set(browser.globals.split(' '))
export const ELEMENT_PROPERTIES: ReadonlySet<string> = new Set(browser.elements.split(' '))
export const BROWSER_PROPERTIES: ReadonlySet<string> = new Set(browser.properties.split(' '))
