/** The built-in guidelines; what stands before the first `##` is shown at once, every section after it unfolds. */
export const GUIDELINES_IN_ENGLISH = `# How to judge

Each task is **one instruction and several responses** to it. You say how well each response does what the instruction asks.

1. **Read the instruction first**, to the end. What it asks for counts, not what you would have asked for.
2. **Try every response.** Click, type, resize, wait. A page that looks fine may not work; a plain one may do everything.
3. **Grade each one** from 1 to 10: 1 does not do it, 4 does some of it, 7 does most of it, 10 does all of it, and well.
4. **Then place them.** Equal ones share a place. A tie is an honest answer; a guess is not.
5. **Which you like best** is asked apart, so that taste and duty do not mix.
6. **Cannot judge** is an answer too: it is broken, unclear, unsafe, or in a language you do not read. It costs you nothing.

Judge alone. Do not hand tasks on, do not share what you saw, do not let a program answer for you. You are scored by how your order compares with orders that are known and with careful judges, so agreeing by luck does not pay, and neither does always answering the same.

You never have to look at anything that troubles you: give the task back, no reason needed.

## Example: pretty, but not what was asked

Asked: *a clock with a button that stops it.* Response A is a beautiful clock without a button. Response B is plain, and its button works. **B is better.** A may be your favourite: say so where that is asked.

## Example: one fault or three

Asked: *five things.* A misses one, B misses the same one and two more. **A is better**, even if B's colours are nicer. Count what was asked for, then weigh how much each matters to whoever asked.

## Example: really equal

A and B both do everything, and differ only in colour. The instruction says nothing about colours. **Place them together.**

## Example: broken

A shows an empty frame. Reset it once. If it stays empty, it does nothing of what was asked: grade 1, last place. If *all* of them stay empty, choose "cannot judge: broken".

## Example: long text

A answers in two correct sentences, B in two pages of which half is beside the point. Asked was *a short explanation*. **A is better.** Length is not care.
`
