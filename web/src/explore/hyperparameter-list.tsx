import type { HyperparameterView } from '../../../src/protocol/hyperparameters.ts'
import { formatHyperparameter } from './format-hyperparameter.ts'
import classes from './hyperparameter-list.module.css'

/** Settings with their values and what they do. */
export function HyperparameterList({ hyperparameters }: { hyperparameters: readonly HyperparameterView[] }) {
  return (
    <dl className={classes.list}>
      {hyperparameters.map((one) => {
        const { shown, raw } = formatHyperparameter(one)
        return (
          <div key={one.name} className={classes.row}>
            <dt>
              <code>{one.name}</code>
            </dt>
            <dd className={classes.value} title={raw}>
              {shown}
            </dd>
            <dd className={classes.words}>{one.words}</dd>
          </div>
        )
      })}
    </dl>
  )
}
