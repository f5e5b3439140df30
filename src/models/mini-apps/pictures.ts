/** A simple coloured drawing, 24 units wide and high. */
export interface Picture {
  readonly name: string
  /** With its article: `an apple`. */
  readonly a: string
  readonly plural: string
  /** Content of an SVG element. */
  readonly shapes: string
  /** It has a face: something to greet or to catch sight of. */
  readonly alive: boolean
}

/** @returns the picture as an SVG element that screen readers call `label` */
export function drawnPicture({ shapes }: Picture, label: string): string {
  return `<svg role="img" aria-label="${label}" viewBox="0 0 24 24">${shapes}</svg>`
}

const disc = (x: number, y: number, r: number, fill: string) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`
const path = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`
const line = (d: string, stroke: string, width = 1.6) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
const bar = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="1" fill="${fill}"/>`
const oval = (x: number, y: number, rx: number, ry: number, fill: string) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`
const eyes = (left: number, right: number, y: number, r = 1.2) => disc(left, y, r, '#1b1b1b') + disc(right, y, r, '#1b1b1b')

const articled = (name: string) => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`
const thing = (name: string, shapes: string, plural = `${name}s`): Picture => ({ name, a: articled(name), plural, shapes, alive: false })
const creature = (name: string, shapes: string, plural = `${name}s`): Picture => ({ name, a: articled(name), plural, shapes, alive: true })

export const PICTURES: readonly Picture[] = [
  thing(
    'apple',
    path(
      'M12 7.500c3-2.500 8-.8 8 4.800 0 5-3.200 9.200-5.700 9.200-1 0-1.300-.5-2.300-.5s-1.300.5-2.300.5C7.200 21.500 4 17.300 4 12.300c0-5.600 5-7.300 8-4.800z',
      '#d93a3a',
    ) + line('M12 7.500c0-2 .8-3.500 2.500-4.500', '#6b4423'),
  ),
  thing('star', path('M12 2l3 6.600 7.200.8-5.400 4.900 1.500 7.100L12 17.800l-6.300 3.600 1.500-7.100L1.800 9.400 9 8.600z', '#f2b51d')),
  thing('moon', path('M16.500 2.500a10 10 0 1 0 5 13.500A8.300 8.300 0 0 1 16.500 2.500z', '#e3c34f')),
  thing(
    'sun',
    disc(12, 12, 5, '#f5a81c') +
      line(
        'M12 2v2.500M12 19.500V22M2 12h2.500M19.500 12H22M5 5l1.700 1.700M17.300 17.300L19 19M5 19l1.700-1.700M17.300 6.700L19 5',
        '#f5a81c',
      ),
  ),
  thing('heart', path('M12 21C5 15.500 2 12 2 8a5 5 0 0 1 10-1.500A5 5 0 0 1 22 8c0 4-3 7.500-10 13z', '#dd3a5c')),
  thing('house', bar(5, 11, 14, 10, '#e0b070') + path('M2 12L12 3l10 9z', '#b5452c') + bar(10, 15, 4, 6, '#6b4423')),
  thing('tree', bar(10.5, 14, 3, 8, '#7a4f2a') + disc(12, 9, 7, '#3c9a4e')),
  thing(
    'flower',
    line('M12 12v10', '#3c9a4e', 2) +
      disc(12, 4, 3, '#e0609b') +
      disc(16.5, 8, 3, '#e0609b') +
      disc(15, 13, 3, '#e0609b') +
      disc(9, 13, 3, '#e0609b') +
      disc(7.5, 8, 3, '#e0609b') +
      disc(12, 9, 3, '#f5c93a'),
  ),
  thing(
    'key',
    `<circle cx="7" cy="12" r="4" fill="none" stroke="#c9962a" stroke-width="2.600"/>${line('M11 12h10M17 12v4M21 12v3', '#c9962a', 2.6)}`,
  ),
  thing('boat', path('M2 16h20l-3 5H5z', '#a5562b') + path('M11 3v11H4z', '#3c82c4') + path('M13 6v8h6z', '#7fb6e6')),
  thing(
    'cup',
    path('M4 8h13v8a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5z', '#3f7fbf') +
      line('M17 10h1.500a2.500 2.500 0 0 1 0 6H17', '#3f7fbf', 2) +
      line('M8 5c0-1.500 1-1.500 1-3M12.500 5c0-1.500 1-1.500 1-3', '#8a99a8'),
  ),
  thing('leaf', path('M4 20C3 9 9 3 21 3c0 12-6 18-17 17z', '#4da34a') + line('M4 20L15 9', '#2c6b2b'), 'leaves'),
  thing('umbrella', path('M2 13a10 10 0 0 1 20 0z', '#c13f8c') + line('M12 13v6a2.200 2.200 0 0 1-4.400 0', '#4d3b46', 1.8)),
  thing('balloon', oval(12, 9, 6.5, 7.5, '#e2574c') + line('M12 16.500c-2 2 2 3 0 6', '#7a6a5a', 1.2)),
  thing(
    'mushroom',
    bar(9, 12, 6, 9, '#f3e3c7') +
      path('M2 13a10 9 0 0 1 20 0z', '#cf3b35') +
      disc(8, 9, 1.6, '#fff') +
      disc(14, 7.5, 1.6, '#fff') +
      disc(17, 11, 1.2, '#fff'),
  ),
  thing('cloud', disc(8, 14, 5, '#8fb3cf') + disc(14, 11, 6, '#8fb3cf') + disc(18, 15, 4, '#8fb3cf') + bar(8, 14, 10, 5, '#8fb3cf')),
  thing('bell', path('M5 18c2-2 2-4 2-8a5 5 0 0 1 10 0c0 4 0 6 2 8z', '#e0a526') + disc(12, 20, 2, '#a8741a')),
  thing(
    'book',
    path('M2 5c4-1.500 7-1 10 1v15c-3-2-6-2.500-10-1z', '#3c7dc0') + path('M22 5c-4-1.500-7-1-10 1v15c3-2 6-2.500 10-1z', '#67a3dd'),
  ),
  thing(
    'flask',
    path('M9 2h6v6l6 11a2 2 0 0 1-2 3H5a2 2 0 0 1-2-3l6-11z', '#b9d9e6') +
      path('M6.500 14h11l3 5.500a1.500 1.500 0 0 1-1.500 2H5a1.500 1.500 0 0 1-1.500-2z', '#7b4fc0'),
  ),
  thing(
    'globe',
    disc(12, 12, 10, '#4a9ad6') + path('M6 5c3-1 6 0 5 3s-4 2-4 5-3 1-4-2 1-5 3-6zM15 11c3-1 6 0 5 3s-4 6-6 5-2-7 1-8z', '#5eae55'),
  ),
  thing(
    'cherry',
    disc(7, 17, 4, '#c4203b') + disc(16, 18, 4, '#c4203b') + line('M7 13c1-5 4-8 8-10 0 5 1 8 1 11', '#4c7a2d', 1.4),
    'cherries',
  ),
  thing(
    'acorn',
    path('M6 11h12c0 6-3 9-6 11-3-2-6-5-6-11z', '#b9803e') + path('M4 11a8 6 0 0 1 16 0z', '#75502a') + line('M12 5V2', '#75502a', 2),
  ),
  thing(
    'cookie',
    disc(12, 12, 9.5, '#c98d4b') +
      disc(9, 9, 1.5, '#5a3517') +
      disc(15, 8, 1.3, '#5a3517') +
      disc(14, 14, 1.6, '#5a3517') +
      disc(8, 15, 1.4, '#5a3517'),
  ),
  thing('candle', bar(8.5, 10, 7, 12, '#e8dcc0') + path('M12 1.500c3 3.500 3 7 0 7s-3-3.500 0-7z', '#f39a1f')),
  thing(
    'kite',
    path('M12 1.500l7 8-7 9-7-9z', '#34a1a8') +
      line('M12 1.500v17M5 9.500h14', '#1d6a70', 1.1) +
      line('M12 18.500c2 1-2 2.500 0 4', '#d9534f'),
  ),
  thing(
    'snowflake',
    line('M12 2v20M3.300 7l17.400 10M3.300 17L20.700 7M9.500 3.500L12 6l2.500-2.500M9.500 20.500L12 18l2.500 2.500', '#5aa9dc'),
    'snowflakes',
  ),
  creature(
    'fish',
    path('M2 6c2 3 2 9 0 12 3-1 5-2 6-3 5 5 11 3 14-3-3-6-9-8-14-3-1-1-3-2-6-3z', '#ee8b33') + disc(18, 11, 1.2, '#1b1b1b'),
    'fish',
  ),
  creature(
    'frog',
    oval(12, 14, 9.5, 7.5, '#54a83f') +
      disc(7, 6.5, 3.3, '#54a83f') +
      disc(17, 6.5, 3.3, '#54a83f') +
      eyes(7, 17, 6.5, 1.5) +
      line('M7 16c3 2.500 7 2.500 10 0', '#27581c'),
  ),
  creature(
    'mole',
    path('M3 22c0-12 4-18 9-18s9 6 9 18z', '#7b5d4a') + oval(12, 14, 4, 3, '#e7b9a5') + disc(12, 12.5, 1.6, '#4a2c22') + eyes(8.5, 15.5, 9),
  ),
  creature(
    'mouse',
    disc(6, 7, 4, '#9c9caa') +
      disc(18, 7, 4, '#9c9caa') +
      disc(6, 7, 2.2, '#e6b3bd') +
      disc(18, 7, 2.2, '#e6b3bd') +
      oval(12, 14, 7.5, 7, '#b1b1be') +
      eyes(9.5, 14.5, 12.5) +
      disc(12, 17, 1.3, '#d06a80'),
    'mice',
  ),
  creature(
    'owl',
    path('M4 3l4 2h8l4-2v11c0 5-4 8-8 8s-8-3-8-8z', '#8a6239') +
      disc(8.5, 10, 3.4, '#fff3d8') +
      disc(15.5, 10, 3.4, '#fff3d8') +
      eyes(8.5, 15.5, 10, 1.5) +
      path('M12 12l1.800 3h-3.600z', '#f0a020'),
  ),
  creature(
    'ladybird',
    disc(12, 6, 4, '#222') +
      disc(12, 14, 8, '#d8322c') +
      line('M12 6.500v15', '#222', 1.4) +
      disc(8, 12, 1.6, '#222') +
      disc(16, 12, 1.6, '#222') +
      disc(8.5, 17, 1.5, '#222') +
      disc(15.5, 17, 1.5, '#222'),
  ),
  creature(
    'bee',
    oval(9, 6, 3, 4.5, '#cfe4f2') +
      oval(15, 6, 3, 4.5, '#cfe4f2') +
      oval(12, 14, 8, 6.5, '#f4c01e') +
      bar(9.5, 8, 2.2, 12, '#2b2312') +
      bar(13.5, 8, 2.2, 12, '#2b2312') +
      disc(6.5, 13, 1.1, '#1b1b1b'),
  ),
  creature('chick', disc(12, 13, 9, '#f7d340') + eyes(8.5, 15.5, 10.5) + path('M12 12l3 2-3 2.500-3-2.500z', '#ee7f21')),
  creature(
    'crab',
    oval(12, 15, 8, 5.5, '#d9472f') +
      disc(4, 8, 2.8, '#d9472f') +
      disc(20, 8, 2.8, '#d9472f') +
      line('M4 9l3 4M20 9l-3 4M9 10V8M15 10V8', '#d9472f') +
      eyes(9, 15, 7),
  ),
  creature(
    'snail',
    disc(14, 12, 7, '#b8784a') +
      line('M14 12m-3 0a3 3 0 1 1 3 3', '#6f4220') +
      path('M2 14c2 0 3 4 6 5h13l1 2.500H7c-3 0-5-3-5-7.500z', '#d9b56a') +
      line('M3 14V9', '#d9b56a') +
      disc(3, 8.5, 1, '#1b1b1b'),
  ),
  creature(
    'penguin',
    oval(12, 13, 8, 9.5, '#2a3440') +
      oval(12, 15, 5, 7, '#fff') +
      eyes(9.8, 14.2, 8.5) +
      path('M12 9.500l2 1.800-2 1.700-2-1.700z', '#f09a26'),
  ),
  creature(
    'cat',
    path('M4 3l5 4h6l5-4v10a8 8 0 0 1-16 0z', '#e08b3c') +
      eyes(9, 15, 11.5) +
      path('M12 14l1.500 1.500h-3z', '#7a3a1a') +
      line('M9.500 18c1.500 1 3.500 1 5 0', '#7a3a1a', 1.2),
  ),
]
