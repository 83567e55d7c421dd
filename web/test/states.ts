/** Every page in every state worth looking at: fed to the tests of meaning, of accessibility, and to the eye. */

import { accessLogStates } from './states/access-log.ts'
import { accountStates } from './states/account.ts'
import { besideStates } from './states/beside-me.ts'
import { careStates } from './states/care.ts'
import { childFollowUpStates } from './states/child-follow-up.ts'
import { delegatesStates } from './states/delegates.ts'
import { documentStates } from './states/document.ts'
import { documentsStates } from './states/documents.ts'
import { emergencyCardStates } from './states/emergency-card.ts'
import { emergencyDoorStates } from './states/emergency-door.ts'
import { entryStates } from './states/entry.ts'
import { errorStates } from './states/errors.ts'
import { healthProfileStates } from './states/health-profile.ts'
import { leavingStates } from './states/leaving.ts'
import { noticeCentreStates } from './states/notice-centre.ts'
import { ownDocumentsStates } from './states/own-documents.ts'
import { proStates } from './states/pro.ts'
import { proAccessStates } from './states/pro-access.ts'
import { proCorrectionsStates } from './states/pro-corrections.ts'
import { professionalsStates } from './states/professionals.ts'
import { resultsStates } from './states/results.ts'
import type { PageStates } from './states/surroundings.ts'
import { timelineStates } from './states/timeline.ts'

export const pageStates: PageStates = {
  ...besideStates,
  ...entryStates,
  ...documentsStates,
  ...timelineStates,
  ...documentStates,
  ...ownDocumentsStates,
  ...resultsStates,
  ...careStates,
  ...healthProfileStates,
  ...childFollowUpStates,
  ...emergencyCardStates,
  ...emergencyDoorStates,
  ...accessLogStates,
  ...professionalsStates,
  ...delegatesStates,
  ...accountStates,
  ...noticeCentreStates,
  ...leavingStates,
  ...errorStates,
  ...proStates,
  ...proAccessStates,
  ...proCorrectionsStates,
}
