/** « Mes notifications ». */
import { type NoticeCentreData, noticeCentrePage } from '../../patient/notice-centre.ts'
import { carnet, own, type PageStates } from './surroundings.ts'

const notices: NoticeCentreData = {
  ...carnet,
  unreadNotices: 2,
  own,
  pages: { current: 1, last: 3 },
  notices: [
    { id: 'a', cause: 'brisDeGlace', at: new Date('2026-03-02T21:10:00Z'), read: false },
    { id: 'b', cause: 'newDocument', at: new Date('2026-03-01T09:00:00Z'), read: false },
    { id: 'c', cause: 'passwordChanged', at: new Date('2026-01-12T14:30:00Z'), read: true },
    { id: 'd', cause: 'unannounced', at: new Date('2025-12-02T08:00:00Z'), read: true },
  ],
}

export const noticeCentreStates: PageStates = {
  'notice-centre': noticeCentrePage(notices),
  'notice-centre-empty': noticeCentrePage({
    ...notices,
    unreadNotices: 0,
    notices: [],
    pages: { current: 1, last: 1 },
  }),
  'notice-centre-removed': noticeCentrePage({ ...notices, done: 'removed', removed: 'e' }),
  'notice-centre-of-child': noticeCentrePage({
    ...notices,
    own: false,
    unreadNotices: 0,
    holder: { name: 'Léo Diallo', place: 1 },
    notices: notices.notices.filter(({ read }) => read),
    pages: { current: 1, last: 1 },
  }),
}
