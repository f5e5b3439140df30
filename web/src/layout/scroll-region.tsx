import type { ReactNode, Ref } from 'react'

/** A box with its own scroll bar, named and reachable by Tab, so that it can be scrolled by keyboard as well. */
export function ScrollRegion({
  name,
  className,
  dir,
  ref,
  children,
}: {
  name: string
  /** Says how it scrolls; without one it does sideways, as tables want it. */
  className?: string | undefined
  /** Of what is in it, where that is not the page's: it begins at that side. */
  dir?: 'ltr' | undefined
  ref?: Ref<HTMLElement>
  children: ReactNode
}) {
  return (
    <section
      className={className}
      style={className === undefined ? { overflowX: 'auto' } : undefined}
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 wants what scrolls to take the focus
      tabIndex={0}
      dir={dir}
      ref={ref}
    >
      {children}
    </section>
  )
}
