import type { Statement } from 'estree'
import type { Rng } from '../../core/rng.ts'
import { BROWSER_PROPERTIES } from '../browser-names.ts'
import { codeFacts } from '../page/code-facts.ts'
import type { Pass } from '../pass.ts'
import { firstPlace, mainBody, statementsOf } from '../program/nodes.ts'
import { createNameMaker, fillerWords } from '../words.ts'

const PROPERTIES = [...BROWSER_PROPERTIES].filter((name) => /^[a-z][A-Za-z]{2,}$/.test(name))
const MOST_FUNCTIONS = 60

/** Adds functions that nothing calls, in the words of any page's code. How much of them says nothing of how much code there was. */
export const addInertCode: Pass = (page, rng) => {
  const names = createNameMaker(rng, codeFacts(page).identifiers)
  for (const { ast, kind } of page.programs) {
    if (kind === 'handler') continue
    const body = mainBody(ast)
    const count = Math.min(MOST_FUNCTIONS, 2 + Math.round(rng.next() * (4 + body.length / 2)))
    for (let n = 0; n < count; n++) body.splice(rng.int(firstPlace(body), body.length), 0, ...inertFunction(names.next, rng))
  }
}

function inertFunction(next: () => string, rng: Rng): Statement[] {
  const [name, a, b, c] = [next(), next(), next(), next()]
  const lines = Array.from({ length: rng.int(1, 5) }, () => inertLine(a, b, c, rng))
  const body = `{ let ${c} = ${inertValue(b, rng)}\n${lines.join('\n')}\nreturn ${rng.pick([a, b, c, `${c}.${rng.pick(PROPERTIES)}`])} }`
  return statementsOf(rng.next() < 0.5 ? `function ${name}(${a}, ${b}) ${body}` : `const ${name} = (${a}, ${b}) => ${body}`)
}

function inertLine(a: string, b: string, c: string, rng: Rng): string {
  const property = rng.pick(PROPERTIES)
  const other = rng.pick(PROPERTIES)
  const limit = rng.int(1, 400)
  return rng.pick([
    `if (${a}.${property} > ${limit}) ${c} = ${a}.${other}`,
    `for (const ${property}_ of ${b}) ${c} += ${property}_.${other}`,
    `${a}.${property} = ${c} ? ${inertValue(b, rng)} : ${b}.${other}`,
    `${c} = ${b}.${property}(${inertValue(a, rng)}, ${limit})`,
    `if (!${b}) return ${inertValue(a, rng)}`,
    `${a}.${property}.push({ ${other}: ${c}, ${rng.pick(PROPERTIES)}: ${limit} })`,
    `${b}.forEach((${other}_) => { ${c} = Math.max(${c}, ${other}_.${property}) })`,
  ])
}

function inertValue(name: string, rng: Rng): string {
  return rng.pick([
    `${name}.${rng.pick(PROPERTIES)}`,
    `${rng.int(0, 999)}`,
    `'${fillerWords(rng, rng.int(1, 3))}'`,
    `[${rng.int(0, 9)}, ${rng.int(0, 99)}]`,
    `document.querySelector('#${rng.pick(PROPERTIES)}')`,
    `${name} * ${rng.int(2, 60)} + ${rng.int(1, 9)}`,
  ])
}
