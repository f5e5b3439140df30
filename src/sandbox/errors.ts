import { BaseError } from '../core/base-error.ts'

/** Pages cannot be run: no browser to run them in. */
export class NoChromiumError extends BaseError {
  readonly code = 'no-chromium'
  constructor({ path }: { path?: string | undefined } = {}) {
    super(`page sandbox: expected a Chromium${path ? ` at ${path}` : ''}, found none`, {
      hint: 'install Chromium or Chrome (Debian: apt-get install chromium), or name one: CHROMIUM_PATH=...',
    })
  }
}

/** The browser died while a page was open: nothing is known of the page. */
export class BrowserLostError extends BaseError {
  readonly code = 'browser-lost'
  override readonly retryable = true
  constructor() {
    super('page sandbox: expected the browser to stay, it ended', { hint: 'run the page again: a new browser is started' })
  }
}
