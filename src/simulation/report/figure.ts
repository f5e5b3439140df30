import { htmlText } from './html-text.ts'

/** A picture with its heading and a note below. @param draw gets the title, for who cannot see the picture */
export function figure(title: string, note: string, draw: (title: string) => string): string {
  return `<figure style="margin:0"><h3>${htmlText(title)}</h3>${draw(title)}<figcaption class="soft">${htmlText(note)}</figcaption></figure>`
}
