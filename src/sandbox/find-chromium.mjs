import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const usualPlaces = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
}

/** @returns the path of a Chromium on this machine: CHROMIUM_PATH, one on the PATH, or one in a usual place; else `undefined` */
export function findChromium() {
  const { CHROMIUM_PATH: given, PATH: path = '' } = process.env
  if (given) return isExecutable(given) ? given : undefined
  const folders = [...path.split(delimiter).filter(Boolean), '/usr/bin', '/usr/local/bin', '/snap/bin']
  const onPath = process.platform === 'win32' ? [] : folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...(usualPlaces[process.platform] ?? [])].find(isExecutable)
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
