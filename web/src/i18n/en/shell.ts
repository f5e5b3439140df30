/** The frame around every page: navigation, connection, errors. */
export const shell = {
  skip: 'Skip to content',
  home: 'Kumite, to Explore',
  nav: { label: 'Pages', explore: 'Explore', work: 'Work', data: 'Data', desk: 'Desk', operator: 'Operator? Open the desk' },
  language: 'Language: {{name}}. Change it',
  languageFailed: 'That language could not be fetched. Try again when the server answers.',
  colours: {
    switch: 'Colours: {{now}}. Switch to {{next}}',
    auto: 'as your system',
    light: 'light',
    dark: 'dark',
  },
  copy: { button: 'Copy: {{what}}', copied: 'Copied' },
  loading: 'Loading',
  connectionLost: 'The connection to the server is lost. What you see may be old; this page catches up by itself when the server is back.',
  error: {
    title: 'This could not be loaded',
    notDone: 'That did not work',
    part: 'This part of the page could not be shown',
    again: 'Try again',
  },
  /** By the code of the error; what is not here is shown in the server’s own words. */
  problems: {
    unreachable: 'The server does not answer. Check that it is still running, and that you are online.',
    'worker-paused': 'Your miner has paused your work. Its operator’s words:',
    'worker-removed': 'Your miner no longer has you among its workers. What you earned stays yours.',
    'daily-cap': 'You have judged as many tasks today as your miner allows. Come back tomorrow.',
    'too-many-skips': 'You gave back many tasks within an hour. There is a short pause; then you may go on.',
    'assignment-closed': 'This task is no longer open: its time is over, or it was sent on or given back. Take the next one.',
    'unknown-assignment': 'This task is not on your desk. Take the next one.',
    'validator-call':
      'A validator does not answer just now. Try again in a moment; what you have sent is kept, and goes on when it is back.',
    'consent-needed': 'The guidelines have changed, or you have not accepted them yet. Load the page again to read them.',
    'qualification-needed': 'This miner asks for training before paid tasks. Load the page again to begin.',
    'invalid-consent': 'The guidelines have changed just now. Load the page again and read the new ones.',
    'unknown-training-task': 'This training task is gone. Take the next one.',
    'unknown-training-domain': 'There is no training for this domain. Choose another.',
    'passkey-refused':
      'This passkey cannot be kept: it belongs to another key, or you have ten already. Forget one that you no longer use.',
    'invitation-needed': 'This miner takes workers by invitation. Ask whoever runs it for a link.',
    'join-proof': 'The puzzle of your browser was not accepted. Try once more.',
    'too-many-requests': 'Many people are joining just now. Wait a minute and try again.',
  },
  score: {
    label: '{{label}}: {{score}}, where 0 is chance and 1 is perfect',
  },
  order: {
    tied: '{{labels}} tied',
    after: ', then ',
  },
  notFound: {
    title: 'There is no such page',
    heading: 'Not found',
    words: 'The address may be mistyped, or the thing it named is gone.',
    back: 'To Explore',
  },
} as const
