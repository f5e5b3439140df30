import type { QueryClient } from '@tanstack/react-query'
import type { EventKind, EventView } from '../../src/protocol/event.ts'
import type { NetworkView } from '../../src/protocol/explore.ts'
import { api } from './api.ts'
import { ApiError } from './api-error.ts'
import { setConnection } from './connection.ts'
import { ACTIVITY_LIMIT } from './queries.ts'

const FLUSH_MS = 1_000
const REOPEN_MS = 2_000
const LOST_AFTER_MS = 3_000
/** How often a page that the server has no place for asks for what it shows, somewhere in between: not all such pages come at once. */
const UNFED_MS = { least: 10_000, most: 20_000 }

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
 * everything else is marked stale, at most once a second however many events arrive. A server that answers but has
 * no place at its feed is asked from time to time instead; one that answers nothing is lost.
 * @returns closes the connection
 */
export function openLiveEvents(client: QueryClient): () => void {
  const stale = new Set<string>()
  let openedBefore = false
  let closed = false
  let arrived: EventView[] = []
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = setInterval(() => {
    for (const key of stale) void client.invalidateQueries({ queryKey: [key] })
    stale.clear()
    if (arrived.length > 0) addActivity(client, arrived)
    arrived = []
  }, FLUSH_MS)

  function open(): void {
    source = new EventSource('/api/events')
    source.onopen = () => {
      clearTimeout(timer)
      timer = undefined
      setConnection('online')
      if (openedBefore) catchUp()
      openedBefore = true
      void fetchFailed(client)
    }
    source.onerror = () => {
      timer ??= setTimeout(() => void look(), LOST_AFTER_MS)
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

  /** What happened while nobody listened. */
  function catchUp(): void {
    for (const key of LIVE_KEYS) stale.add(key)
  }

  /** Without a feed: is the server gone, or has it only no place? */
  async function look(): Promise<void> {
    const answers = await api.network().then(
      () => true,
      () => false,
    )
    if (closed || source?.readyState === EventSource.OPEN) return
    setConnection(answers ? 'online' : 'lost')
    if (answers) {
      catchUp()
      void fetchFailed(client)
    }
    timer = setTimeout(listenAgain, answers ? UNFED_MS.least + Math.random() * (UNFED_MS.most - UNFED_MS.least) : REOPEN_MS)
  }

  /** A refused connection stays closed; one that broke is opened again by the browser, which says so if it fails. */
  function listenAgain(): void {
    timer = undefined
    if (source?.readyState === EventSource.CLOSED) open()
  }

  open()
  return () => {
    closed = true
    clearInterval(flush)
    clearTimeout(timer)
    source?.close()
  }
}

/** Asks again for all on this page that could not be had; what was refused stays refused. */
function fetchFailed(client: QueryClient): Promise<void> {
  return client.refetchQueries({
    type: 'active',
    predicate: ({ state: { status, error } }) =>
      status === 'error' && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
  })
}

function addActivity(client: QueryClient, arrived: readonly EventView[]): void {
  client.setQueryData<{ events: EventView[] }>(['activity'], (known) => {
    if (!known) return known
    const byId = new Map([...known.events, ...arrived].map((event) => [event.id, event]))
    return { events: [...byId.values()].sort((a, b) => b.id - a.id).slice(0, ACTIVITY_LIMIT) }
  })
}
