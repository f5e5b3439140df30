import type { CDPSession } from 'playwright-core'
import type { Attempt } from './close-ways-out.ts'
import { PAGE_POLICY } from './frame-csp.ts'
import type { PageProblem } from './page-report.ts'
import { ATTEMPT, BESIDE_SCRIPT, PAGE_SCRIPT } from './page-scripts.ts'

/** What hears of a page's doings. */
export interface PageListener {
  note(kind: PageProblem['kind'], detail: string): void
  say(line: string): void
  /** Nothing more can come of the page. */
  end(): void
}

export interface WatchedPage {
  /** Shows the page in a new frame; ends when its scripts have run. */
  load(html: string, listener: PageListener): Promise<void>
  /** Calls code beside the page, in a world that its scripts cannot reach. */
  beside<T>(code: string, ...args: unknown[]): Promise<T>
  /** Calls code on what the script that ran before the page's own has handed over. */
  inside<T>(code: string, ...args: unknown[]): Promise<T>
  /** Script errors since the page was loaded. */
  errors(): number
}

const MOST_MESSAGES = 2000
const ATTEMPTS: readonly Attempt[] = ['network', 'dialog', 'popup']
const POLICY = `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}">`

/** Takes the place of the frame before, whose document and globals are gone with it. */
const SHOW = `(html) => new Promise((resolve) => {
  document.querySelector('iframe')?.remove()
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.style = 'display: block; border: 0; width: 100vw; height: 100vh'
  frame.onload = () => { frame.onload = null; frame.focus(); resolve() }
  frame.srcdoc = html
  document.body.append(frame)
})`

/** Shows pages in a sandboxed frame, as workers see them, lets nothing out, and hears what they do. */
export async function watchPage(session: CDPSession): Promise<WatchedPage> {
  const { frameTree } = await session.send('Page.getFrameTree')
  const host = frameTree.frame.id
  let listener: PageListener | undefined
  let frame: string | undefined
  let hostWorld: string | undefined
  let world: number | undefined
  let beside: string | undefined
  let inside: string | undefined
  let errors = 0
  let messages = 0

  const leave = (address: string) => {
    listener?.note('navigation', address)
    listener?.end()
  }
  session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
    if (parentFrameId === host) frame = frameId
  })
  session.on('Page.frameNavigated', ({ frame: { id, url } }) => {
    if (id === frame && url !== 'about:srcdoc' && url !== 'about:blank') leave(url)
  })
  session.on('Runtime.executionContextCreated', ({ context: { id, uniqueId, name, auxData } }) => {
    if (auxData?.frameId === host && auxData?.isDefault) hostWorld = uniqueId
    if (auxData?.frameId !== frame) return
    if (name === 'kumite') beside = uniqueId
    if (!auxData?.isDefault) return
    world = id
    inside = undefined
  })
  session.on('Runtime.consoleAPICalled', ({ type, args, executionContextId }) => {
    if (executionContextId === world && inside === undefined) {
      inside = args[0]?.objectId // the first message of each document is ours: it is sent before the page's scripts run
      return
    }
    if (++messages === MOST_MESSAGES) {
      listener?.note('flood', `more than ${MOST_MESSAGES} messages`)
      listener?.end()
    }
    const attempt = args[0]?.value === ATTEMPT && ATTEMPTS.find((kind) => kind === args[1]?.value)
    if (attempt) listener?.note(attempt, String(args[2]?.value))
    else listener?.say(`${type}: ${args.map(({ value, description }) => String(value ?? description ?? '')).join(' ')}`)
  })
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => {
    errors++
    listener?.note('script-error', exception?.description?.split('\n')[0] ?? `${text} ${String(exception?.value ?? '')}`)
  })
  session.on('Audits.issueAdded', ({ issue }) => {
    const refused = issue.details.contentSecurityPolicyIssueDetails
    if (!refused) return
    const { violatedDirective, blockedURL, contentSecurityPolicyViolationType: type } = refused
    listener?.note(type === 'kURLViolation' ? 'network' : 'blocked', `${violatedDirective} ${blockedURL ?? type}`)
  })
  session.on('Fetch.requestPaused', ({ requestId, request, resourceType }) => {
    if (resourceType === 'Document') leave(request.url)
    else listener?.note('network', request.url)
    session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => {}) // closed meanwhile
  })
  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Audits.enable'),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Page.setDocumentContent', { frameId: host, html: '<!doctype html><body style="margin: 0; overflow: hidden">' }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: BESIDE_SCRIPT, worldName: 'kumite' }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: PAGE_SCRIPT }),
  ])

  const present = (id: string | undefined) => {
    if (id === undefined) throw new Error('the page is not there any more')
    return id
  }
  return {
    async load(html, to) {
      listener = to
      errors = messages = 0
      const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? '<!doctype html>'
      await session.send('Page.resetNavigationHistory')
      await call(session, { uniqueContextId: present(hostWorld) }, SHOW, [doctype + POLICY + html])
    },
    beside: (code, ...args) => call(session, { uniqueContextId: present(beside) }, code, args),
    inside: (code, ...args) => call(session, { objectId: present(inside) }, code, args),
    errors: () => errors,
  }
}

/** @throws {Error} with the page's own words if the code throws */
async function call<T>(
  session: CDPSession,
  where: { objectId: string } | { uniqueContextId: string },
  code: string,
  args: readonly unknown[],
): Promise<T> {
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    ...where,
    functionDeclaration: code,
    arguments: args.map((value) => ({ value })),
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description?.split('\n')[0] ?? exceptionDetails.text)
  return result.value as T // what our own code returns there
}
