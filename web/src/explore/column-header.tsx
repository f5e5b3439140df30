import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { GLOSSARY } from '../glossary.ts'
import classes from './column-header.module.css'
import type { MetagraphColumn } from './metagraph-columns.tsx'
import type { NeuronSelection } from './select-neurons.ts'

/** A column's name: a button that sorts, with the term explained on hover and focus. */
export function ColumnHeader({
  column,
  sorting,
  onSort,
}: {
  column: MetagraphColumn
  sorting: Pick<NeuronSelection, 'sort' | 'descending'>
  onSort: (key: string, descendingFirst: boolean) => void
}) {
  const active = sorting.sort === column.key
  const Arrow = sorting.descending ? IconArrowDown : IconArrowUp
  return (
    <th
      scope="col"
      data-numeric={column.numeric || undefined}
      aria-sort={active ? (sorting.descending ? 'descending' : 'ascending') : undefined}
    >
      <Tooltip label={GLOSSARY[column.key]} multiline w={260} withArrow events={{ hover: true, focus: true, touch: true }}>
        <UnstyledButton className={classes.button} data-active={active || undefined} onClick={() => onSort(column.key, column.numeric)}>
          <span className={classes.label}>{column.label}</span>
          <Arrow size={13} className={classes.arrow} aria-hidden />
        </UnstyledButton>
      </Tooltip>
    </th>
  )
}
