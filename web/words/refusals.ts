/** Why an attempt was refused, told to the holder of the record. Spec: people.md P-18; the list: core/model/decision.ts. */
import type { RefusalReason } from '@carnet/core/model/decision.ts'

const noSuchDocument = 'Ce document n’est pas dans votre carnet.'

const refusals: Readonly<Record<RefusalReason, string>> = {
  recordUnknown: 'Aucun carnet n’existe à ce nom.',
  recordOpposed: 'Le carnet a été refusé : personne ne peut le lire.',
  recordClosed: 'Le carnet est fermé.',
  recordSuspended: 'Le carnet est suspendu.',
  recordNotOpenYet: 'Le carnet n’est pas encore ouvert.',
  recordAlreadyOpen: 'Le carnet existait déjà.',
  recordAttachedToMes: 'Vous seul pouvez fermer ce carnet ou changer vos coordonnées.',
  consentMissing: 'Votre accord n’a pas été enregistré.',
  searchTooWide: 'Trop de personnes portent un nom proche de celui qui était cherché.',
  accountAlreadyOpen: 'Vous aviez déjà un compte.',
  accountMissing: 'Vous n’aviez pas encore de compte.',
  channelAlreadyGiven: 'Vous recevez déjà vos codes par ce moyen.',
  channelMissing: 'Vous ne recevez pas de code par ce moyen.',
  lastChannel: 'C’est le seul moyen par lequel vous recevez vos codes.',
  noticeMustArrive: 'Ces messages vous protègent\u00a0: gardez au moins un moyen de les recevoir.',
  emergencyChoicesIncomplete: 'Il manquait l’un des trois choix.',
  emergencyChoicesOutdated: 'Ils avaient changé entre-temps. Les voici tels qu’ils sont maintenant.',
  emergencyChoiceDisabled: 'Permettez d’abord l’accès du SAMU (15) ou le bris de glace.',
  actionNotAllowedForCaller: 'Son métier ou sa carte ne permettent pas cette action.',
  professionNotInMatrix: 'Sa profession n’a pas le droit de lire dans les carnets.',
  notARegulationCentre: 'Cette personne ne travaille pas pour le SAMU (15).',
  blockedByPatient: 'Vous avez bloqué cette personne.',
  notAuthorised: 'Vous ne lui avez pas donné accès à votre carnet.',
  authorisationExpired: 'L’accès que vous lui aviez donné est terminé.',
  expressConsentMissing:
    'Un médecin du travail, ou sapeur-pompier, a besoin de votre accord écrit dans le carnet.',
  patientRefusesBrisDeGlace: 'Vous refusez les accès en urgence.',
  patientRefusesCentre15: 'Vous refusez les accès du SAMU (15).',
  documentUnknown: noSuchDocument,
  professionMayNotSeeType: 'Sa profession n’a pas le droit de lire ce type de document.',
  maskedToProfessionals: 'Ce document est masqué aux professionnels de santé.',
  // Hidden means as if absent: for the reader who may not see it, the same words as for no document at all.
  notAnnouncedToPatient: noSuchDocument,
  invisibleToRepresentatives: noSuchDocument,
  documentDeleted: 'Ce document a été supprimé.',
  certificateNotValid: 'Sa carte ou son certificat ne sont pas valables.',
  excludedSector:
    'Les assureurs, les mutuelles, les banques et les employeurs n’ont jamais accès à votre carnet.',
  dossierPharmaceutiqueOpposed: 'Vous vous êtes opposé au Dossier Pharmaceutique.',
  messageNotAcceptable: 'La demande envoyée n’était pas conforme.',
  wrongPatient: 'Le document était au nom d’une autre personne.',
  depositNotAcceptable: 'Le document envoyé n’était pas conforme.',
  uniqueIdUsedElsewhere: 'Le document envoyé porte le numéro d’un autre document.',
  uniqueIdUsedForOtherBytes:
    'Le document envoyé porte le numéro d’un document déjà présent, qui est différent.',
  notTheHolder: 'Ce n’est pas le carnet de cette personne.',
  notTheAuthor: 'Cette personne n’a pas écrit ce document.',
  maskedByHolder: 'Vous avez masqué ce document : son auteur ne peut pas le montrer à nouveau.',
  patientsOwnDocument:
    'C’est votre document : seuls vous et votre médecin traitant pouvez l’archiver ou le supprimer.',
  documentAlreadyReplaced: 'Ce document avait déjà été remplacé.',
  replacementNotAcceptable: 'Ce document ne pouvait pas être remplacé.',
  changeNotPossible: 'Ce changement n’était pas possible.',
  versionNotCurrent: 'Ce document venait d’être modifié par quelqu’un d’autre.',
  metadataUnmodifiable: 'Un document déjà ajouté ne peut pas être réécrit.',
  recordNotClosed: 'Le carnet n’était pas fermé.',
  noDeletionRequested: 'Aucune suppression n’était demandée.',
  insOfAnotherRecord: 'Ce matricule est celui d’un autre carnet.',
  recordNotEmpty: 'Le carnet n’était pas vide.',
  blockIsHolders: 'Vous avez bloqué cette personne vous-même\u00a0: vous seul pouvez la débloquer.',
  gestureMissing: 'Il n’a pas été dit que vous étiez informé, et d’accord.',
  medecinTraitantShielded: 'Le médecin traitant ne peut pas être bloqué.',
  mandateOver: 'Cette personne ne vous représente plus, ou n’est plus votre aidant.',
  keptFromCarer: noSuchDocument,
  attestationMissing: 'Il manquait l’attestation de représentant légal.',
  representativesFull: 'Deux personnes représentent déjà cet enfant, ou y sont invitées.',
  carersFull: 'Vous avez déjà tous les aidants que vous pouvez avoir, invitations comprises.',
  helpedFull: 'Cette personne aide déjà toutes les personnes qu’elle peut aider.',
  alreadyInvited: 'Cette personne est déjà invitée, ou a déjà accès au carnet.',
  representationNotPossible: 'Cette personne ne pouvait pas vous représenter à ce titre.',
  notClosedByDeath: 'Ce carnet n’est pas fermé pour décès.',
  contraryWill: 'La personne s’y était opposée, ou cela n’avait pas été cherché.',
  heirRequestUnknown: 'Aucune demande ne portait ce numéro.',
  invitationOver: 'L’invitation n’était plus valable.',
  notDepositedByHolder:
    'Ce document a été ajouté par un professionnel. Pour le faire corriger ou supprimer, adressez-vous à qui l’a écrit.',
  directivesNotForMinors: 'Seule une personne majeure peut déposer des directives anticipées.',
  tooManyToDelete: 'Trop de documents étaient choisis à la fois. Supprimez-les en plusieurs fois.',
  cardCodeWrong: 'Le code donné n’était pas celui de votre carte.',
  endNotPossible: 'Choisissez un jour à venir, parmi ceux que le formulaire propose.',
  choiceNotPossible: 'Ce choix n’était pas possible pour cette personne.',
  visibilityIrreversible: 'Ce que vous pouvez voir ne peut plus vous être caché.',
  tooManyRequests: 'Cette personne avait fait trop de demandes en peu de temps.',
  tooManyResults: 'La recherche demandait trop de documents à la fois.',
}

export function everyRefusal(): readonly string[] {
  return Object.values(refusals)
}

export function refusalInWords(reason: RefusalReason): string {
  return refusals[reason]
}

/** Refusals that must read like an absent document: their checks are not told either. */
export function isSilentRefusal(reason: RefusalReason | undefined): boolean {
  return reason !== undefined && refusals[reason] === noSuchDocument
}
