/** What a page may try and is kept from by what runs in it. */
export type Attempt = 'network' | 'dialog' | 'popup'

/** Says to the sandbox, in a message that the page does not see, what was tried. */
type NoteAttempt = (kind: Attempt, detail: string) => void

/** Runs in the page and in every frame that it makes, before their own scripts: takes away what no policy closes, and notes who tried. */
export function closeWaysOut(tell: NoteAttempt): void {
  let noted = 0
  const note: NoteAttempt = (kind, detail) => {
    if (noted++ < 50) tell(kind, detail)
  }
  const replace = (name: string, value: unknown) => Object.defineProperty(window, name, { value, writable: true, configurable: true })
  for (const name of ['alert', 'confirm', 'prompt', 'print'])
    replace(name, () => {
      note('dialog', name)
      return name === 'confirm' ? false : name === 'prompt' ? null : undefined
    })
  replace('open', (address: unknown) => {
    note('popup', `${address}`)
    return null
  })
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport'])
    replace(name, function refuse() {
      note('network', name)
      throw new TypeError(`${name} is not available`)
    })
}
