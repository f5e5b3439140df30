import type { QueryClient } from '@tanstack/react-query'
import type { EventKind, EventView } from '../../src/protocol/event.ts'
import type { NetworkView } from '../../src/protocol/explore.ts'
import { setConnection } from './connection.ts'
import { ACTIVITY_LIMIT } from './queries.ts'

const FLUSH_MS = 1_000
const REOPEN_MS = 2_000
const LOST_AFTER_MS = 3_000

type BlockEvent = Pick<NetworkView, 'block' | 'epoch' | 'blocksUntilEpoch'>

/** Which queries an event makes stale, by the first word of their key. */
const STALE_AFTER: Readonly<Record<EventKind, readonly string[]>> = {
  'network-started': ['network', 'metagraph'],
  'task-created': ['network', 'tasks', 'supply', 'prompting-coverage'],
  'task-judged': ['network', 'tasks', 'task'],
  'task-scored': ['network', 'tasks', 'task', 'neuron-tasks', 'dataset', 'work-history', 'skill', 'supply', 'prompting-answers'],
  'task-expired': ['network', 'tasks', 'task', 'work-history'],
  'task-withheld': ['network', 'tasks', 'task', 'work-history'],
  'task-voided': ['network', 'tasks', 'task', 'work-history'],
  'weights-computed': [],
  'collusion-flagged': ['integrity'],
  'collusion-appealed': ['integrity'],
  'collusion-decided': ['integrity'],
  'collusion-expired': ['integrity'],
  'weights-set': ['metagraph', 'weights', 'neuron'],
  'epoch-ran': ['network', 'metagraph', 'weights', 'neuron', 'history', 'epochs', 'hyperparameters'],
  'workers-credited': ['work-history', 'work-pay'],
  'anchors-compared': ['prompting-anchors'],
  'miner-settings-changed': ['desk'],
}

/** Everything that live events keep true. Not a task on the desk, and not lists that are held still while someone reads them. */
const LIVE_KEYS = new Set([...Object.values(STALE_AFTER).flat(), 'activity'])

/**
 * Listens to the server's events and keeps the query cache true: ticks and activity are written into it,
 * everything else is marked stale, at most once a second however many events arrive.
 * @returns closes the connection
 */
export function openLiveEvents(client: QueryClient): () => void {
  const stale = new Set<string>()
  let openedBefore = false
  let arrived: EventView[] = []
  let source: EventSource | undefined
  let lostTimer: ReturnType<typeof setTimeout> | undefined
  let reopenTimer: ReturnType<typeof setTimeout> | undefined

  const flush = setInterval(() => {
    for (const key of stale) void client.invalidateQueries({ queryKey: [key] })
    stale.clear()
    if (arrived.length > 0) addActivity(client, arrived)
    arrived = []
  }, FLUSH_MS)

  function open(): void {
    source = new EventSource('/api/events')
    source.onopen = () => {
      clearTimeout(lostTimer)
      lostTimer = undefined
      setConnection('online')
      if (openedBefore) for (const key of LIVE_KEYS) stale.add(key) // what happened while nobody listened
      openedBefore = true
    }
    source.onerror = () => {
      lostTimer ??= setTimeout(() => setConnection('lost'), LOST_AFTER_MS)
      if (source?.readyState === EventSource.CLOSED) reopenTimer = setTimeout(open, REOPEN_MS)
    }
    source.addEventListener('block', (event) => {
      const block = JSON.parse(event.data) as BlockEvent
      client.setQueryData<NetworkView>(['network'], (network) => network && { ...network, ...block })
    })
    source.addEventListener('activity', (event) => {
      const activity = JSON.parse(event.data) as EventView
      arrived.push(activity)
      for (const key of STALE_AFTER[activity.kind] ?? []) stale.add(key)
    })
    source.addEventListener('epoch', () => {
      for (const key of STALE_AFTER['epoch-ran']) stale.add(key)
    })
  }

  open()
  return () => {
    clearInterval(flush)
    clearTimeout(lostTimer)
    clearTimeout(reopenTimer)
    source?.close()
  }
}

function addActivity(client: QueryClient, arrived: readonly EventView[]): void {
  client.setQueryData<{ events: EventView[] }>(['activity'], (known) => {
    if (!known) return known
    const byId = new Map([...known.events, ...arrived].map((event) => [event.id, event]))
    return { events: [...byId.values()].sort((a, b) => b.id - a.id).slice(0, ACTIVITY_LIMIT) }
  })
}
