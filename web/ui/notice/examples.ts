import type { Example } from '../example.ts'
import { type NoticeTone, notice } from './notice.ts'

const tones: readonly NoticeTone[] = ['plain', 'attention', 'urgent', 'done']

export const noticeExamples: readonly Example[] = [
  ...tones.map((tone) => ({ name: `a ${tone} notice`, html: notice(tone, 'Rien n’a été perdu.') })),
  { name: 'an answer to what was just done', html: notice('done', 'Un nouveau code est parti.', 'status') },
]
