import 'react'

declare module 'react' {
  /** Our own CSS variables, where an element sets them. */
  interface CSSProperties {
    '--share'?: number
    '--largest'?: number
    '--strength'?: number
  }
}
