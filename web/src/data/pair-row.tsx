import { Progress, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { formatScore, formatShare, plural } from '../format.ts'
import { isConversation } from '../is-conversation.ts'
import { PairCompare } from './pair-compare.tsx'
import classes from './pair-table.module.css'
import type { ListedPair } from './pair-table.tsx'

export function PairRow({ pair, open, onToggle }: { pair: ListedPair; open: boolean; onToggle: () => void }) {
  const { judgments, simulatedJudgments, mechanism } = pair.provenance
  const isChecked = isConversation(mechanism)
  const detailId = `pair-${pair.id}`
  return (
    <>
      <tr className={classes.row}>
        <th scope="row">
          <UnstyledButton className={classes.prompt} onClick={onToggle} aria-expanded={open} aria-controls={open ? detailId : undefined}>
            <IconChevronRight size={15} className={classes.chevron} data-open={open || undefined} aria-hidden />
            <span className="one-line">{pair.prompt}</span>
          </UnstyledButton>
        </th>
        <td data-numeric data-label="Margin">
          {pair.margin.toFixed(2)}
        </td>
        <td data-label="Agreement">
          {isChecked ? (
            <span className={classes.faint}>checked, not judged</span>
          ) : (
            <span className={classes.agreement}>
              <Progress value={pair.agreement * 100} size="sm" aria-hidden />
              <span>{formatShare(pair.agreement)}</span>
            </span>
          )}
        </td>
        <td data-numeric data-label="Task agreement">
          {pair.taskAgreement === null ? '–' : formatScore(pair.taskAgreement)}
          {!pair.trusted && <span className={classes.faint}> (not beyond chance)</span>}
        </td>
        <td data-numeric data-label="Judgments">
          {isChecked ? plural(judgments, 'answer') : judgments}
          <span className={classes.faint}>{simulatedJudgments > 0 ? ` (${simulatedJudgments} simulated)` : ' (none simulated)'}</span>
        </td>
      </tr>
      {open && (
        <tr id={detailId} className={classes.row}>
          <td colSpan={5} className={classes.detail}>
            <PairCompare pair={pair} />
          </td>
        </tr>
      )}
    </>
  )
}
