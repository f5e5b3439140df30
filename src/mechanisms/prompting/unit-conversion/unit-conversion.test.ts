import { describeTaskTypeContract } from '../task-type.testing.ts'
import { unitConversion } from './unit-conversion.ts'

describeTaskTypeContract({
  type: unitConversion,
  parts: ['grounding', 'style'], // what its sources say besides are definitions of units, which come to an amount themselves
  ladder({ references, expected }) {
    const { value, unit } = expected as { value: number; unit: string } // as this type makes it
    return {
      exact: references[1]!.text,
      paraphrase: `That comes to about ${value.toPrecision(5)} ${unit}`,
      partial: `It is ${(value * 1.006).toFixed(4)} ${unit}.`,
      wrong: `My result: ${(value * 3.7).toFixed(3)} ${unit}`,
    }
  },
})
