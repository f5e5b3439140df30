import * as z from 'zod'

/** In which way an edit makes an instruction deviate from the original. */
export const EditFamily = z.enum(['drop', 'weaken', 'contradict', 'subject', 'style', 'robustness', 'performance', 'irrelevant'])
export type EditFamily = z.infer<typeof EditFamily>
