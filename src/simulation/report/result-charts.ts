import type { SimulationResult } from '../group-result.ts'
import { barChart } from './bar-chart.ts'
import { figure } from './figure.ts'
import { lineChart } from './line-chart.ts'
import { COLOURS } from './report-style.ts'

/** The three pictures of one result: who is paid, who is trusted, and what an attack costs against what it brings. */
export function resultCharts({ groups }: SimulationResult): string {
  const coloured = groups.map((group, place) => ({ ...group, colour: place % COLOURS }))
  const reference = groups[0]
  const hours = reference && reference.hoursPerMiner > 0 ? reference.hoursPerMiner : 1
  return [
    figure('Share of pay by strategy', 'The dashed tick is the share of all miners who follow the strategy; whiskers hold 95 %.', (title) =>
      barChart(
        title,
        coloured.map(({ name, share, shareInterval, fairShare, colour }) => ({
          label: name,
          value: share,
          interval: shareInterval,
          mark: fairShare,
          colour,
        })),
        percent,
      ),
    ),
    figure('Trust over time', "The validator's estimate of skill: 0 = chance or unknown, 1 = perfect.", (title) =>
      lineChart(
        title,
        coloured.map(({ name, epochs, colour }) => ({ label: name, values: epochs.map(({ trust }) => trust), colour })),
        reference?.epochs.map((_, index) => `epoch ${index + 1}`) ?? [],
        (value) => value.toFixed(2),
      ),
    ),
    figure(
      'What it brings against what it costs',
      `Bar: pay of one miner, as a multiple of one of the first group (${reference?.name ?? ''}). Dashed tick: its working time, as a multiple of theirs, at 20 s for a look and 1 s without.`,
      (title) =>
        barChart(
          title,
          coloured.map(({ name, payRatio, payRatioInterval, hoursPerMiner, colour }) => ({
            label: name,
            value: payRatio ?? 0,
            interval: payRatioInterval,
            mark: hoursPerMiner / hours,
            colour,
          })),
          (value) => `${value.toFixed(2)}x`,
        ),
    ),
  ].join('\n')
}

const percent = (value: number) => `${(value * 100).toFixed(1)} %`
