import * as z from 'zod'
import numbers from './webui-calibration.json' with { type: 'json' }

/** How people see one kind of response; all lengths in points of the calibration's scale. */
export const Perception = z.object({
  meanGrade: z.number(),
  itemSd: z.number().positive().describe('spread of the responses of one task as people see them, on average'),
  residualSd: z.number().positive().describe('noise of one look by the median worker: taste, mood and slips together'),
  tieWidth: z.number().min(0).describe('two responses seen closer together than this are called a tie'),
})
export type Perception = z.infer<typeof Perception>

/** What simulated workers take from real people. Written by `scripts/calibrate-workers.ts`, which says how each number is found. */
export const Calibration = z.object({
  scale: z.object({ min: z.number().int(), max: z.number().int() }),
  raters: z.object({ biasSd: z.number().min(0), noiseLogSd: z.number().min(0), thinkingTimeLogSd: z.number().min(0) }),
  perception: z.object({ html: Perception, text: Perception }),
})
export type Calibration = z.infer<typeof Calibration>

/** The calibration that the product ships: people's ratings of web pages, and a declared noise for text. */
export function readCalibration(): Calibration {
  shipped ??= Calibration.parse(numbers)
  return shipped
}

let shipped: Calibration | undefined
