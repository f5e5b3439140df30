import { Text } from '@mantine/core'
import type { MadeRequirement, MadeResponse, TaskMaking } from '../../../src/protocol/task-making.ts'
import classes from '../explore/metagraph-table.module.css'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import making from './task-making.module.css'

const CHECKS: Readonly<Record<NonNullable<MadeRequirement['check']>, string>> = {
  page: 'by using the page',
  text: 'by reading the text',
  function: 'by calling the function',
}

/** Which requirements each response met when it was run. */
export function MadeChecks({ making: { requirements, responses }, labels }: { making: TaskMaking; labels: ReadonlyMap<string, string> }) {
  return (
    <ScrollRegion name="Requirements and which responses meet them" className={classes.scroller}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Requirement</th>
            <th scope="col">Kind</th>
            <th scope="col">Checked</th>
            {responses.map(({ responseId, source }) => (
              <th key={responseId ?? source} scope="col">
                {labels.get(responseId ?? '') ?? '?'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {requirements.map(({ name, kind, words, check }) => (
            <tr key={name}>
              <th scope="row">
                <div className={making.words}>{words}</div>
              </th>
              <td>{kind}</td>
              <td>{check ? CHECKS[check] : 'by judges only'}</td>
              {responses.map((response) => (
                <td key={response.responseId ?? response.source}>
                  <Outcome response={response} name={name} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Outcome({ response: { passed, failed }, name }: { response: MadeResponse; name: string }) {
  if (passed.includes(name)) return <Text size="sm">yes</Text>
  if (!failed.includes(name)) return <span className={classes.faint}>–</span>
  return (
    <Text size="sm" fw={600} className={making.failed}>
      no
    </Text>
  )
}
