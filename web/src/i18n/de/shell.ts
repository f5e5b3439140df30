export const shell = {
  skip: 'Zum Inhalt springen',
  home: 'Kumite, zur Übersicht',
  nav: { label: 'Seiten', explore: 'Übersicht', work: 'Arbeit', data: 'Daten', desk: 'Leitung', operator: 'Betreiber? Zur Leitung' },
  language: 'Sprache: {{name}}. Ändern',
  languageFailed: 'Diese Sprache konnte nicht geladen werden. Versuchen Sie es erneut, wenn der Server antwortet.',
  colours: {
    switch: 'Farben: {{now}}. Wechseln zu: {{next}}',
    auto: 'wie Ihr System',
    light: 'hell',
    dark: 'dunkel',
  },
  copy: { button: 'Kopieren: {{what}}', copied: 'Kopiert' },
  loading: 'Wird geladen',
  connectionLost:
    'Die Verbindung zum Server ist unterbrochen. Was Sie sehen, kann veraltet sein; die Seite holt von selbst auf, sobald der Server wieder da ist.',
  error: {
    title: 'Das konnte nicht geladen werden',
    notDone: 'Das hat nicht geklappt',
    part: 'Dieser Teil der Seite konnte nicht gezeigt werden',
    again: 'Noch einmal versuchen',
  },
  problems: {
    unreachable: 'Der Server antwortet nicht. Prüfen Sie, ob er noch läuft und ob Sie online sind.',
    'worker-paused': 'Ihr Miner lässt Ihre Arbeit ruhen. Die Worte seiner Leitung:',
    'worker-removed': 'Ihr Miner führt Sie nicht mehr unter seinen Leuten. Was Sie verdient haben, bleibt Ihres.',
    'daily-cap': 'Sie haben heute so viele Aufgaben beurteilt, wie Ihr Miner erlaubt. Kommen Sie morgen wieder.',
    'too-many-skips': 'Sie haben binnen einer Stunde viele Aufgaben zurückgegeben. Es gibt eine kurze Pause, danach geht es weiter.',
    'assignment-closed':
      'Diese Aufgabe ist nicht mehr offen: Ihre Zeit ist um, oder sie wurde weitergeschickt oder zurückgegeben. Nehmen Sie die nächste.',
    'unknown-assignment': 'Diese Aufgabe liegt nicht auf Ihrem Tisch. Nehmen Sie die nächste.',
    'validator-call':
      'Ein Validator antwortet gerade nicht. Versuchen Sie es gleich noch einmal; was Sie gesendet haben, ist aufgehoben und geht weiter, wenn er wieder da ist.',
    'consent-needed':
      'Die Richtlinien haben sich geändert, oder Sie haben sie noch nicht angenommen. Laden Sie die Seite neu, um sie zu lesen.',
    'qualification-needed': 'Dieser Miner verlangt eine Übung vor den bezahlten Aufgaben. Laden Sie die Seite neu, um zu beginnen.',
    'invalid-consent': 'Die Richtlinien haben sich eben geändert. Laden Sie die Seite neu und lesen Sie die neuen.',
    'unknown-training-task': 'Diese Übungsaufgabe gibt es nicht mehr. Nehmen Sie die nächste.',
    'unknown-training-domain': 'Für dieses Gebiet gibt es keine Übung. Wählen Sie ein anderes.',
    'passkey-refused':
      'Dieser Passkey kann nicht aufbewahrt werden: Er gehört zu einem anderen Schlüssel, oder Sie haben schon zehn. Vergessen Sie einen, den Sie nicht mehr brauchen.',
    'invitation-needed': 'Dieser Miner nimmt nur auf Einladung auf. Bitten Sie den Betreiber um einen Link.',
    'join-proof': 'Das Rätsel Ihres Browsers wurde nicht angenommen. Versuchen Sie es noch einmal.',
    'too-many-requests': 'Gerade kommen viele dazu. Warten Sie eine Minute und versuchen Sie es noch einmal.',
  },
  score: {
    label: '{{label}}: {{score}}; 0 ist Zufall, 1 ist vollkommen',
  },
  order: {
    tied: '{{labels}} gleichauf',
    after: ', dann ',
  },
  notFound: {
    title: 'Diese Seite gibt es nicht',
    heading: 'Nicht gefunden',
    words: 'Vielleicht ist die Adresse vertippt, oder was sie nannte, gibt es nicht mehr.',
    back: 'Zur Übersicht',
  },
}
