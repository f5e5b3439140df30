/** Where a response stands on the page, for jumping to it. */
export function responseElementId(id: string): string {
  return `response-${id}`
}

export function focusResponse(id: string): void {
  const card = document.getElementById(responseElementId(id))
  card?.focus({ preventScroll: true })
  card?.scrollIntoView({ block: 'nearest' })
}
