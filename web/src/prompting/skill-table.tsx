import { VisuallyHidden } from '@mantine/core'
import type { PromptingSkills } from '../../../src/protocol/prompting.ts'
import tableClasses from '../explore/metagraph-table.module.css'
import { formatDuration, formatScore, formatShare, plural } from '../format.ts'
import { AmountBar } from '../layout/amount-bar.tsx'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import { passedShare, type RankedMiner, rankMiners, type Skill } from './rank-miners.ts'
import classes from './skill-table.module.css'
import { sampleWords } from './skill-words.ts'
import type { SkillCell } from './use-skill-cell.ts'

/** A row for each miner, best first; a column for each type of task. */
export function SkillTable({
  skills,
  chosen,
  onChoose,
}: {
  skills: PromptingSkills
  chosen: SkillCell | undefined
  onChoose: (cell: SkillCell) => void
}) {
  const { types, miners, fewest } = skills
  return (
    <ScrollRegion name="Skill of miners by type of task" className={tableClasses.scroller}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">Rank</th>
            <th scope="col">Miner</th>
            <th scope="col">All types</th>
            <th scope="col" title="Median time of a whole conversation, mean of all types">
              Answers in
            </th>
            {types.map((type) => (
              <th scope="col" key={type}>
                {type}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rankMiners(skills).map((row) => (
            <tr key={row.miner}>
              <td>{row.rank ?? <span className={tableClasses.faint}>–</span>}</td>
              <th scope="row" title={row.miner}>
                {row.name}
                {row.simulated && <span className={tableClasses.simulated}> simulated</span>}
              </th>
              <td>
                <strong>{formatScore(row.overall.mean)}</strong>
                <span className={classes.sample}>
                  {row.rank === undefined ? `too few: ${row.overall.n}` : plural(row.overall.n, 'answer')}
                </span>
              </td>
              <td>{formatDuration(row.overall.totalMs)}</td>
              {types.map((type) => (
                <td key={type} className={classes.cell}>
                  <SkillButton
                    row={row}
                    type={type}
                    fewest={fewest}
                    isChosen={chosen?.miner === row.miner && chosen.type === type}
                    onChoose={onChoose}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <th scope="row">Passed</th>
            <td className={tableClasses.faint} colSpan={2}>
              of all answers, anchors too
            </td>
            {types.map((type) => {
              const passed = passedShare(miners, type)
              return (
                <td key={type} className={classes.passed}>
                  {passed === undefined ? '–' : formatShare(passed)}
                </td>
              )
            })}
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  )
}

function SkillButton({
  row: { miner, name, skills },
  type,
  fewest,
  isChosen,
  onChoose,
}: {
  row: RankedMiner
  type: string
  fewest: number
  isChosen: boolean
  onChoose: (cell: SkillCell) => void
}) {
  const skill = skills.find((known) => known.type === type)
  if (!skill) return <span className={tableClasses.faint}>none yet</span>
  return (
    <button type="button" className={classes.button} aria-pressed={isChosen} onClick={() => onChoose({ miner, type })}>
      <VisuallyHidden>
        {name}, {type}:{' '}
      </VisuallyHidden>
      <SkillNumbers skill={skill} fewest={fewest} />
    </button>
  )
}

function SkillNumbers({ skill, fewest }: { skill: Skill; fewest: number }) {
  const { n, mean } = skill
  return (
    <>
      <span className={n < fewest ? tableClasses.faint : classes.mean}>{formatScore(mean)} </span>
      <span className={classes.sample}>{sampleWords(skill, fewest)}</span>
      <AmountBar share={mean} tone={n < fewest ? 'faint' : 'better'} />
    </>
  )
}
