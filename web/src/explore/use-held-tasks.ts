import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { formatTime } from '../format.ts'
import { FIRST_TASKS, queries } from '../queries.ts'

/** The list of tasks as it was when it was opened, so that one clicks the task one means; and how many have come since. */
export function useHeldTasks(state: string | undefined) {
  const client = useQueryClient()
  const held = queries.taskList(state)
  const list = useInfiniteQuery(held)
  const newest = useQuery(queries.newestTasks(state)).data
  const shown = list.data?.pages.flatMap((page) => page.tasks)
  const ids = new Set(shown?.map((task) => task.id))
  const count = list.isPlaceholderData ? 0 : (newest?.tasks.filter((task) => !ids.has(task.id)).length ?? 0)
  const empty = shown?.length === 0 && !list.isPlaceholderData // nothing to hold: what comes is shown at once
  return {
    tasks: empty ? (newest?.tasks ?? []) : shown,
    asOf: shown && !empty ? formatTime(new Date(list.dataUpdatedAt).toISOString()) : undefined,
    dimmed: list.isPlaceholderData,
    error: list.error,
    retry: () => void list.refetch(),
    fresh: count > 0 && !empty ? { count, more: count === FIRST_TASKS } : undefined,
    hasMore: list.hasNextPage && !list.isPlaceholderData,
    loadingMore: list.isFetchingNextPage,
    showNewest(): void {
      if (newest) client.setQueryData(held.queryKey, { pages: [newest], pageParams: [undefined] })
    },
    showOlder: () => void list.fetchNextPage(),
  }
}
