/** The decision's own checks, told to the holder of the record: « Pourquoi ? ». Spec: people.md P-19. */
import type { Check, Ground, RefusalReason } from '@carnet/core/model/decision.ts'
import { refusalInWords } from './refusals.ts'

/** Null: nothing to tell. */
const grounds: Readonly<Record<Ground, string | null>> = {
  recordIsActive: 'Votre carnet est ouvert.',
  recordMayBeOpened: 'Votre carnet n’était pas ouvert, et pouvait l’être.',
  stateAllowsIt: 'L’état de votre carnet permettait cette action.',
  allowedByFunctionalRights: 'Son métier et sa carte permettent cette action.',
  professionIsInMatrix: 'Sa profession a le droit de lire dans les carnets.',
  noBlock: 'Vous n’avez pas bloqué cette personne.',
  individualAuthorisation: 'Vous lui avez donné accès à votre carnet.',
  structureAuthorisation: 'Vous avez donné accès à son établissement.',
  careTeamAuthorisation: 'Cette personne est dans une équipe de soins que vous avez acceptée.',
  consultationConsent: 'Vous avez dit oui pour cette consultation, et pour elle seule.',
  brisDeGlace: 'C’est un accès en urgence. Vos choix le permettent.',
  centre15: 'C’est le SAMU (15). Vos choix lui permettent de lire votre carnet.',
  holder: 'C’est votre carnet.',
  legalRepresentative: 'Cette personne vous représente.',
  carer: 'C’est votre aidant.',
  emergencyCard: 'Vous avez fait ce QR code pour votre carte.',
  invited: 'Cette personne était invitée.',
  noAuthorisationNeeded: 'Cette action ne demande pas votre accord.',
  matrixAllowsType: 'Sa profession a le droit de lire ce type de document.',
  unlistedTypeForPhysician: 'Ce type de document est réservé aux médecins, en attendant le tableau officiel.',
  author: 'Cette personne, ou son établissement, a écrit ce document.',
  nothingHidden: 'Ce document n’est pas masqué.',
  administrator: 'Vous avez nommé cette personne pour gérer votre carnet avec vous.',
  medecinTraitantPrivilege: 'C’est votre médecin traitant.',
  maskedConsentInEmergency: 'Vous acceptez que vos documents masqués soient lus en urgence.',
  notApplicable: null,
}

export function everyGround(): readonly string[] {
  return Object.values(grounds).filter((words) => words !== null)
}

export type Reason = { readonly passed: boolean; readonly words: string }

/** The checks in their order, in words, each sentence once. */
export function reasonsInWords(checks: readonly Check[]): readonly Reason[] {
  const reasons = new Map<string, Reason>()
  for (const check of checks) {
    const words = check.passed ? grounds[check.because] : refusalInWords(check.because)
    if (words !== null) reasons.set(words, { passed: check.passed, words })
  }
  return [...reasons.values()]
}

/** Of who represents or helps the holder, told to him: the checks that are about a profession say nothing of them. */
export function delegateReasonsInWords(checks: readonly Check[]): readonly Reason[] {
  const reasons = new Map<string, Reason>()
  for (const { step, passed, because } of checks) {
    if (step < 4) continue
    const words = passed ? delegateGrounds[because] : (delegateRefusals[because] ?? refusalInWords(because))
    if (words !== undefined) reasons.set(words, { passed, words })
  }
  return [...reasons.values()]
}

const delegateGrounds: Partial<Record<Ground, string>> = {
  legalRepresentative: grounds.legalRepresentative!,
  carer: grounds.carer!,
  nothingHidden: 'Vous ne lui cachez pas ce document.',
}

const delegateRefusals: Partial<Record<RefusalReason, string>> = {
  keptFromCarer: 'Vous gardez pour vous cette sorte de documents.',
  invisibleToRepresentatives: 'Ce document n’est pas visible de vos représentants légaux.',
}
