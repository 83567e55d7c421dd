/** « Demandes reçues »: none, several, one to answer, wrong, answered. */
import { correctionPage, correctionsPage, type ListedCorrection } from '../../pro/corrections.ts'
import { proCorrections as words } from '../../words/pro-corrections.ts'
import { pro } from './pro.ts'
import type { PageStates } from './surroundings.ts'

const request: ListedCorrection = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  ticket: '01890-A5DAC',
  at: new Date('2026-03-02T10:00:00Z'),
  state: 'sent',
  document: { title: 'Compte rendu du genou', uniqueId: '2.25.12345678901234567890' },
  answerBy: '2026-04-02',
  late: false,
  closedAt: undefined,
}
const asked = { ...request, state: 'inReview', words: 'Le genou opéré est le gauche.', answer: '' } as const
const closedAt = new Date('2026-03-12T10:00:00Z')

export const proCorrectionsStates: PageStates = {
  'pro-corrections-none': correctionsPage({ ...pro, requests: [] }),
  'pro-corrections': correctionsPage({
    ...pro,
    requests: [{ ...request, late: true }, request, { ...request, state: 'founded', closedAt }],
  }),
  'pro-correction': correctionPage({ ...pro, request: asked }),
  'pro-correction-wrong': correctionPage({
    ...pro,
    request: asked,
    typed: { verdict: '', words: '' },
    problems: [
      { field: 'decision-founded', words: words.verdictMissing },
      { field: 'reponse', words: words.wordsMissing },
    ],
  }),
  'pro-correction-answered': correctionPage({
    ...pro,
    request: { ...asked, state: 'unfounded', closedAt, answer: 'L’opération a eu lieu à droite.' },
    done: true,
  }),
}
