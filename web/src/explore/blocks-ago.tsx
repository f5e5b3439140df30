import { createContext, useContext } from 'react'
import { formatCount } from '../format.ts'

/** The newest block. By context: a tick then draws these cells again, and no row of the table. */
export const NewestBlock = createContext(0)

export function BlocksAgo({ block }: { block: number }) {
  const newest = useContext(NewestBlock)
  return <span title={`block ${formatCount(block)}`}>{formatCount(Math.max(0, newest - block))} blocks ago</span>
}
