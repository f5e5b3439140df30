// Imported first, and written so that an old Node can still read it.
const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  process.stderr.write(
    `kumite: expected Node 20 or newer to start with, got ${process.versions.node}\n  try: install a newer Node from https://nodejs.org\n`,
  )
  process.exit(1)
}
