/** What of a carnet is offered to who is in it: an entry that would be refused is not drawn; `decide` judges what is done there. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import type { CarnetEntry } from '@carnet/web/entries.ts'

/** How and where one comes in, and what one's own device keeps, is nobody else's business: it asks no decision. */
const ofHolder = 'own'

/** What each page asks first. */
const asks: Readonly<Record<CarnetEntry, Action | typeof ofHolder>> = {
  accessLog: 'listTraces',
  professionals: 'listAuthorisations',
  seeAs: 'listAuthorisations',
  healthProfile: 'readHealthProfile',
  card: 'readEmergencyCard',
  contacts: 'changeEmergencyContacts',
  emergencyChoices: 'readEmergencyChoices',
  security: ofHolder,
  devices: ofHolder,
  deviceCopy: ofHolder,
  notices: 'readNoticeChoices',
  delegates: 'listDelegates',
  wishes: 'fileDirectives',
  reports: 'listReports',
  export: 'askDownloadPersonalData',
  closeRecord: 'closeRecord',
}

export function entriesFor(caller: PatientCaller): ReadonlySet<CarnetEntry> {
  const offered = Object.entries(asks).filter(([, asked]) =>
    asked === ofHolder ? caller.delegate === undefined : spaceOffers(caller, asked),
  )
  return new Set(offered.map(([entry]) => entry as CarnetEntry))
}
