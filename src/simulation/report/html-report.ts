import type { SimulationResult } from '../group-result.ts'
import type { ScenarioReport } from '../run-scenario.ts'
import { htmlText } from './html-text.ts'
import { plotCharts } from './plot-charts.ts'
import { REPORT_STYLE } from './report-style.ts'
import { resultCharts } from './result-charts.ts'
import { RESULT_HEAD, resultRows } from './result-table.ts'

/** All scenarios as one page that needs nothing else: it reads offline, in light and dark, and on a phone. */
export function htmlReport(reports: readonly ScenarioReport[]): string {
  const checked = reports.flatMap(({ expectations }) => expectations)
  const failed = checked.filter(({ holds }) => !holds).length
  const summary = checked.length === 0 ? '' : `<p>${checked.length - failed} of ${checked.length} expectations hold.</p>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kumite simulation</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<h1>Kumite simulation</h1>
<p><strong>Everything here is simulated.</strong> The miners are programs, their judgments are drawn from what real raters showed, and no pay is real.
The stages are the network's own: leases, signed judgments, scoring, ledger, weights, consensus and emission, on a local chain and a simulated clock, without HTTP
and without obfuscation: agents see what a page shows, and read no copy's source.</p>
${summary}
${reports.map(scenarioSection).join('\n')}
</body>
</html>
`
}

function scenarioSection({ name, title, rows, expectations, runs, plots }: ScenarioReport): string {
  return `<section>
<h2>${htmlText(title)}</h2>
<p class="soft">Scenario ${htmlText(name)}. ${rows.length === 0 ? '' : `Failure modes: ${htmlText(rows.join('; '))}.`}</p>
<ul>${expectations
    .map(
      ({ words, holds, measured }) =>
        `<li><strong class="${holds ? 'good' : 'bad'}">${holds ? 'Holds' : 'Fails'}</strong> ${htmlText(words)}. Measured: ${htmlText(measured)}</li>`,
    )
    .join('')}</ul>
${plots.length === 0 ? '' : `<div class="charts">${plotCharts(plots)}</div>`}
${Object.entries(runs)
  .map(([run, result]) => runSection(run, result))
  .join('\n')}
</section>`
}

function runSection(run: string, result: SimulationResult): string {
  const { seed, miners, epochs, tasks, judgments, recovered, groups } = result
  const found =
    recovered === undefined ? '' : ` The order that the network found has a mean Spearman of ${recovered.toFixed(3)} with the real one.`
  return `<h3>${htmlText(run)}</h3>
<p class="soft">Seed ${htmlText(seed)}: ${miners} miners, ${epochs} epochs, ${tasks} tasks, ${judgments} judgments, all simulated.${found}</p>
<div class="charts">${resultCharts(result)}</div>
<details><summary>Numbers</summary><div class="table"><table><thead><tr>${RESULT_HEAD.map((cell) => `<th>${htmlText(cell)}</th>`).join('')}</tr></thead>
<tbody>${resultRows(result)
    .map((row) => `<tr>${row.map((cell) => `<td>${htmlText(cell)}</td>`).join('')}</tr>`)
    .join('\n')}</tbody></table></div>
<ul class="soft">${groups.map(({ name, words }) => `<li>${htmlText(name)}: ${htmlText(words)}</li>`).join('')}</ul></details>`
}
