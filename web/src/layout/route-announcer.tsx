import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'

/** Another page of the app is no new document: the focus goes to its beginning and its title is read aloud, as a browser would do. */
export function RouteAnnouncer({ mainId }: { mainId: string }) {
  const [path] = useLocation()
  const title = useSyncExternalStore(onTitleChange, () => document.title)
  const shown = useRef(path)
  const [moved, setMoved] = useState(false)
  useEffect(() => {
    if (shown.current === path) return
    shown.current = path
    setMoved(true)
    document.getElementById(mainId)?.focus({ preventScroll: true })
  }, [path, mainId])
  return <VisuallyHidden role="status">{moved && title}</VisuallyHidden>
}

function onTitleChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.head, { childList: true, subtree: true, characterData: true })
  return () => observer.disconnect()
}
