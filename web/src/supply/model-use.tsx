import type { ModelUseView } from '../../../src/protocol/supply.ts'
import classes from '../explore/metagraph-table.module.css'
import { formatCount } from '../format.ts'
import { ScrollRegion } from '../layout/scroll-region.tsx'

/** What each language model was used for and cost. */
export function ModelUse({ models }: { models: readonly ModelUseView[] }) {
  return (
    <ScrollRegion name="Language models and their use" className={classes.scroller}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Model</th>
            {['Calls', 'Answered', 'Tokens in', 'Tokens out', 'Cost'].map((title) => (
              <th key={title} scope="col" data-numeric>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map(({ model, calls, answered, promptTokens, completionTokens, costUsd }) => (
            <tr key={model}>
              <th scope="row">{model}</th>
              <td data-numeric>{formatCount(calls)}</td>
              <td data-numeric>{formatCount(answered)}</td>
              <td data-numeric>{formatCount(promptTokens)}</td>
              <td data-numeric>{formatCount(completionTokens)}</td>
              <td data-numeric>${costUsd.toFixed(4)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
