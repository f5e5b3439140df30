/** What the pages of workers share with the server besides the wire's words: pure, and without Node. */
export const sharedWithBrowser: readonly string[] = [
  'worker-signer',
  'sign-request',
  'request-text',
  'sign-judgment',
  'sign-consent',
  'phrase-of-worker',
  'read-worker-phrase',
  'solve-proof',
  'ss58',
  'signer',
  'nonce-source',
].map((name) => `src/identity/${name}.ts`)
