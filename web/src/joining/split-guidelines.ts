interface GuidelineSections {
  /** What is shown at once. */
  readonly opening: string
  /** What unfolds, by its heading. */
  readonly sections: readonly { readonly title: string; readonly text: string }[]
}

/** Takes a Markdown text apart at its headings of the second level, those in code blocks apart. */
export function splitGuidelines(markdown: string): GuidelineSections {
  const parts: string[][] = [[]]
  let fence: string | undefined
  for (const line of markdown.split('\n')) {
    const marks = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (marks && fence === undefined) fence = marks
    else if (marks && fence && marks.startsWith(fence)) fence = undefined
    if (fence === undefined && /^## /.test(line)) parts.push([line.slice(3).trim()])
    else parts.at(-1)!.push(line)
  }
  const [opening = [], ...sections] = parts
  return {
    opening: opening.join('\n').trim(),
    sections: sections.map(([title = '', ...lines]) => ({ title, text: lines.join('\n').trim() })),
  }
}
