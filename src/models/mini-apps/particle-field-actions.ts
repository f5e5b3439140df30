import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { button, click, compare, look, move, pageCheck, press, seen, wait } from './page-steps.ts'
import type { ParticleField } from './particle-field-subjects.ts'

/** What one can do with the particles themselves. */
export function particleFieldActions(rng: Rng, field: ParticleField): Requirement[] {
  return [mouse(rng, field), bursts(rng, field), gather(rng, field)]
}

const WHOLE = { see: 'share', of: 'canvas' } as const
/** What is near a place of the canvas. */
const near = (x: number, y: number, width = 0.1, height = 0.2) =>
  ({ see: 'share', of: 'canvas', part: { x: x - width / 2, y: y - height / 2, width, height } }) as const

const MIDDLE = near(0.5, 0.5, 0.3, 0.5)

/** Where the pointer is held, across the picture: a single place may be full or empty by chance. */
const PLACES = [0.2, 0.5, 0.8]

function mouse(rng: Rng, { subject: { plural }, pull, reach }: ParticleField): Requirement {
  const effect = (inward: boolean) => (inward ? `pulls the ${plural} near it towards it` : `makes the ${plural} near it flee`)
  const force = (far: number, inward: boolean): Fragment => ({
    script: `let mouse
canvas.onpointermove = (event) => { mouse = at(event) }
canvas.onpointerleave = () => { mouse = undefined }
forces.push((dot, time) => {
  if (!mouse) return
  const dx = mouse[0] - dot.x, dy = mouse[1] - dot.y, far = Math.hypot(dx, dy)
  if (far > ${far} || far < 4) return
  dot.vx += ${inward ? 420 : -420} * dx / far * time
  dot.vy += ${inward ? 420 : -420} * dy / far * time
})`,
  })
  const subject = rng.pick(['Moving the mouse (or a finger) over the picture', 'The pointer, held over the picture,'])
  return {
    name: 'mouse force',
    kind: 'action',
    words: `${subject} ${effect(pull)}, within about ${reach} pixels.`,
    check: pageCheck(
      PLACES.flatMap((x, n) => [
        move('canvas', x - 0.01, 0.49),
        move('canvas', x, 0.5, 1500),
        look(`there${n}`, near(x, 0.5)),
        look(`all${n}`, WHOLE),
      ]),
      PLACES.map((_, n) => compare(`there${n}`, pull ? 'more' : 'less', seen(`all${n}`, pull ? 1.7 : 0.25))),
    ),
    built: force(reach, pull),
    worse: [
      { family: 'contradict', words: `${subject} ${effect(!pull)}.`, built: force(reach, !pull) },
      { family: 'weaken', words: `${subject} ${effect(pull)}, but only if it touches them.`, built: force(8, pull) },
    ],
  }
}

function gather(rng: Rng, { subject: { plural } }: ParticleField): Requirement {
  const gathers = (factor: number): Fragment => ({
    bar: '<button id="gather">Gather</button>',
    script: `let gathering = 0
find('#gather').onclick = () => { gathering = 2.5 }
forces.push((dot, time) => {
  if (gathering <= 0) return
  dot.x += (width / 2 - dot.x) * ${factor} * time
  dot.y += (height / 2 - dot.y) * ${factor} * time
})`,
    frame: 'gathering -= dt',
  })
  return {
    name: 'gather button',
    kind: 'action',
    words: rng.pick([
      `A button "Gather" calls all ${plural} to the middle; after two or three seconds they are free again.`,
      `Pressing "Gather" draws all ${plural} together in the centre for a moment, from where they set out anew.`,
    ]),
    check: pageCheck(
      [
        press(button('Gather'), 600),
        look('thereSoon', MIDDLE),
        look('allSoon', WHOLE),
        wait(1400),
        look('there', MIDDLE),
        look('all', WHOLE),
      ],
      // Seen twice: once nearly all have left the picture, the few in it may be in the middle by chance.
      [compare('thereSoon', 'more', seen('allSoon', 2.5)), compare('there', 'more', seen('all', 2.5))],
    ),
    built: gathers(3),
    worse: [
      { family: 'contradict', words: `A button "Gather" drives all ${plural} out of the middle.`, built: gathers(-1) },
      { family: 'weaken', words: `A button "Gather" moves all ${plural} a little towards the middle.`, built: gathers(0.1) },
    ],
  }
}

/** A burst fills 0.2 to 0.65 more of what is near it, a single one that is added at most 0.15. */
const FILLED = 0.15
/** Two, because others may come by at one place just then. */
const CLICKS = [
  { x: 0.3, y: 0.4 },
  { x: 0.7, y: 0.6 },
]

/** Lets added ones fly apart, so that one can see them. */
const KICK = 'const kick = (dot) => { const way = Math.random() * 6.3; dot.vx = Math.cos(way) * 140; dot.vy = Math.sin(way) * 140 }'

function bursts(rng: Rng, { subject: { plural }, burst }: ParticleField): Requirement {
  const added = (count: number, place: string): Fragment => ({
    script: `${KICK}\ncanvas.onclick = (event) => { for (let n = 0; n < ${count}; n++) { add(...${place}); kick(dots.at(-1)) } }`,
  })
  return {
    name: 'click burst',
    kind: 'action',
    words: rng.pick([
      `A click into the picture adds ${burst} ${plural} right there.`,
      `Clicking anywhere lets ${burst} more ${plural} burst out at that place.`,
    ]),
    check: pageCheck(
      [
        wait(2500),
        look('before', WHOLE),
        ...CLICKS.flatMap(({ x, y }, n) => [
          look(`place${n}Before`, near(x, y)),
          click('canvas', x, y, 100),
          look(`place${n}`, near(x, y)),
        ]),
        move('body', 0.5, 0.01, 1500),
        look('after', WHOLE),
      ],
      [
        ...CLICKS.map((_, n) => compare(`place${n}`, 'more', seen(`place${n}Before`, 1, FILLED))),
        compare('after', 'more', seen('before', 1.08)),
      ],
    ),
    built: added(burst, 'at(event)'),
    worse: [
      { family: 'weaken', words: `A click into the picture adds one of the ${plural} there.`, built: added(1, 'at(event)') },
      {
        family: 'contradict',
        words: `Wherever one clicks, ${burst} ${plural} come in at the lower right corner.`,
        built: added(burst, '[width, height]'),
      },
    ],
  }
}
