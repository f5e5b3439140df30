import * as z from 'zod'
import type { PayQuestion, PayReply } from './pay-call.ts'

type EventsQuestion = PayQuestion & { what: 'events' }
type PayEvents = NonNullable<PayReply['pay']['events']>

const Ledger = z.object({ epoch: z.number(), posting: z.number() })

/** All events of a ledger, page by page, as they were at the first: its first line says how far it had come. */
export async function* readPayEvents(readPage: (question: EventsQuestion) => Promise<PayEvents>): AsyncGenerator<object> {
  let upTo: z.infer<typeof Ledger> | undefined
  for (let after = 0; ; ) {
    const page = await readPage({ what: 'events', after, ...(upTo ? { upTo } : {}) })
    if (page.length === 0) return
    upTo ??= Ledger.parse(page[0])
    yield* page
    after += page.length
  }
}
