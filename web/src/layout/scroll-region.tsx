import type { ReactNode, Ref } from 'react'

/** A box with its own scroll bar, named and reachable by Tab, so that it can be scrolled by keyboard as well. */
export function ScrollRegion({
  name,
  className,
  ref,
  children,
}: {
  name: string
  className?: string | undefined
  ref?: Ref<HTMLElement>
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 wants what scrolls to take the focus
    <section className={className} aria-label={name} tabIndex={0} ref={ref}>
      {children}
    </section>
  )
}
