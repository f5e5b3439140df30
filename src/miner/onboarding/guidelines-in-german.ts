/** {@link GUIDELINES_IN_ENGLISH} in German. */
export const GUIDELINES_IN_GERMAN = `# So wird beurteilt

Jede Aufgabe besteht aus **einer Anweisung und mehreren Antworten** darauf. Sie sagen, wie gut jede Antwort tut, was die Anweisung verlangt.

1. **Lesen Sie zuerst die Anweisung**, bis zum Ende. Es zählt, was sie verlangt, nicht, was Sie verlangt hätten.
2. **Probieren Sie jede Antwort aus.** Klicken, tippen, Größe ändern, warten. Eine hübsche Seite kann versagen, eine schlichte alles können.
3. **Benoten Sie jede** von 1 bis 10: 1 tut es nicht, 4 einiges davon, 7 das meiste, 10 alles, und gut.
4. **Geben Sie dann jeder einen Platz.** Gleich gute teilen sich einen. Ein Gleichstand ist eine ehrliche Antwort, Raten ist keine.
5. **Welche Ihnen am besten gefällt**, wird eigens gefragt, damit sich Geschmack und Auftrag nicht mischen.
6. **„Nicht zu beurteilen“** ist auch eine Antwort: kaputt, unklar, bedenklich oder in einer Sprache, die Sie nicht lesen. Es kostet Sie nichts.

Urteilen Sie allein. Geben Sie Aufgaben nicht weiter, erzählen Sie nicht, was Sie gesehen haben, und lassen Sie kein Programm antworten. Gewertet wird, wie Ihre Reihenfolge zu bekannten Reihenfolgen und zu sorgfältigen anderen passt. Zufall lohnt sich daher nicht, und immer das Gleiche zu antworten auch nicht.

Sie müssen nichts ansehen, was Sie belastet: Geben Sie die Aufgabe zurück, ohne Grund.

## Beispiel: schön, aber nicht das Verlangte

Verlangt: *eine Uhr mit einem Knopf, der sie anhält.* Antwort A ist eine schöne Uhr ohne Knopf. Antwort B ist schlicht, und ihr Knopf funktioniert. **B ist besser.** A darf Ihr Liebling sein: Sagen Sie es dort, wo danach gefragt wird.

## Beispiel: ein Fehler oder drei

Verlangt: *fünf Dinge.* A fehlt eines, B fehlen dasselbe und zwei weitere. **A ist besser**, auch wenn die Farben von B schöner sind. Zählen Sie, was verlangt war, und wägen Sie, wie wichtig es dem Fragenden ist.

## Beispiel: wirklich gleich

A und B tun beide alles und unterscheiden sich nur in der Farbe. Von Farben sagt die Anweisung nichts. **Geben Sie beiden denselben Platz.**

## Beispiel: kaputt

A zeigt einen leeren Rahmen. Setzen Sie ihn einmal zurück. Bleibt er leer, tut er nichts von dem, was verlangt war: Note 1, letzter Platz. Bleiben *alle* leer, wählen Sie „Nicht zu beurteilen: kaputt“.

## Beispiel: langer Text

A antwortet in zwei richtigen Sätzen, B auf zwei Seiten, die zur Hälfte an der Sache vorbeigehen. Verlangt war *eine kurze Erklärung*. **A ist besser.** Länge ist keine Sorgfalt.
`
