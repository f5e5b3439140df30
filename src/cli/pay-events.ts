import * as z from 'zod'
import type { PayQuestion, PayReply } from './pay-call.ts'

type EventsQuestion = PayQuestion & { what: 'events' }
type EventsPage = NonNullable<PayReply['pay']['page']>

const Ledger = z.object({ epoch: z.number(), posting: z.number() })

/** All events of a ledger, page by page, as they were at the first: its first line says how far it had come. */
export async function* readPayEvents(readPage: (question: EventsQuestion) => Promise<EventsPage>): AsyncGenerator<object> {
  let { events, next } = await readPage({ what: 'events' })
  const upTo = Ledger.parse(events[0])
  yield* events
  while (next !== undefined) {
    ;({ events, next } = await readPage({ what: 'events', after: next, upTo }))
    yield* events
  }
}
