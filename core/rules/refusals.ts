/**
 * Every reason to say no, in a sentence for the professional who reads it in his software.
 * A door that must not tell two reasons apart gives them one sentence itself (contract.md §3.1).
 */
import type { RefusalReason } from '@carnet/core/model/decision.ts'

export const refusalSentences: Record<RefusalReason, string> = {
  recordUnknown: 'Aucun DMP n’est ouvert pour cette personne.',
  recordOpposed: 'Cette personne s’est opposée à l’ouverture de son DMP.',
  recordClosed: 'Le DMP de cette personne est fermé.',
  recordSuspended: 'Le DMP de cette personne est suspendu par l’Assurance Maladie.',
  recordNotOpenYet:
    'Le DMP de cette personne n’est pas encore ouvert\u00a0: elle a été informée et peut encore s’y opposer.',
  recordAlreadyOpen: 'Un DMP existe déjà pour cette personne.',
  recordAttachedToMes:
    'Ce DMP est rattaché à Mon espace santé\u00a0: seul son titulaire le ferme, en modifie les données administratives ou les accès.',
  consentMissing: 'Le consentement explicite de la personne est nécessaire pour créer ou réactiver son DMP.',
  searchTooWide:
    'Trop de personnes répondent à ces traits. Précisez le prénom, la date de naissance, le sexe ou la commune.',
  accountAlreadyOpen: 'Le titulaire a déjà un compte sur internet.',
  accountMissing: 'Le titulaire n’a pas de compte sur internet. Ouvrez-le d’abord.',
  channelAlreadyGiven:
    'Le titulaire reçoit déjà ses codes par ce moyen. Pour en changer, demandez une modification.',
  channelMissing: 'Le titulaire ne reçoit pas de code par ce moyen.',
  lastChannel:
    'C’est le seul moyen par lequel le titulaire reçoit ses codes. Ajoutez-en un autre avant de le retirer.',
  noticeMustArrive:
    'Un accès au DMP, ou un document en attente, doit pouvoir être annoncé à son titulaire\u00a0: il lui faut au moins un moyen.',
  emergencyChoicesIncomplete:
    'Les trois choix d’urgence s’enregistrent ensemble\u00a0: SAMU (15), bris de glace et documents masqués.',
  emergencyChoicesOutdated:
    'Les choix d’urgence du titulaire ont changé depuis qu’ils ont été lus. Relisez-les.',
  emergencyChoiceDisabled:
    'Les documents masqués ne s’ouvrent en urgence que si le titulaire permet l’accès du SAMU (15) ou le bris de glace.',
  actionNotAllowedForCaller:
    'Votre mode d’authentification, votre profession ou le mode d’accès choisi ne permet pas cette action sur le DMP.',
  professionNotInMatrix:
    'Votre profession ne figure pas dans la matrice d’habilitation\u00a0: elle n’ouvre pas la consultation du DMP.',
  notARegulationCentre:
    'L’accès «\u00a0centre 15\u00a0» est réservé aux structures déclarées centres de régulation médicale.',
  blockedByPatient:
    'Le titulaire du DMP vous en a interdit la consultation. Vous pouvez toujours y déposer des documents.',
  notAuthorised:
    'Vous n’êtes pas autorisé à consulter ce DMP. Recueillez l’accord du titulaire, puis enregistrez-le.',
  authorisationExpired:
    'Votre autorisation sur ce DMP a expiré. Recueillez à nouveau l’accord du titulaire, puis enregistrez-le.',
  expressConsentMissing:
    'Le médecin du travail, ou sapeur-pompier, ne consulte un DMP qu’avec l’accord exprès du titulaire, donné dans son espace. Vous pouvez y déposer des documents.',
  patientRefusesBrisDeGlace:
    'Le titulaire s’est opposé à ce que son DMP soit consulté ou alimenté en bris de glace.',
  patientRefusesCentre15:
    'Le titulaire s’est opposé à la consultation de son DMP par un centre de régulation médicale.',
  documentUnknown: 'Ce document n’existe pas dans ce DMP.',
  professionMayNotSeeType: 'Votre profession ne donne pas accès à ce type de document.',
  maskedToProfessionals: 'Ce document est masqué aux professionnels de santé.',
  notAnnouncedToPatient:
    'Ce document n’est pas encore visible par le patient\u00a0: un professionnel doit d’abord le lui annoncer.',
  invisibleToRepresentatives: 'Ce document n’est pas visible par les représentants légaux.',
  documentDeleted: 'Ce document a été supprimé.',
  notTheHolder: 'Seul le titulaire de ce carnet peut le consulter ici.',
  certificateNotValid: 'Votre carte ou votre certificat a expiré, n’est pas encore valide ou a été révoqué.',
  excludedSector:
    'Les assureurs, les mutuelles, les banques et les employeurs n’ont pas accès au DMP, avec ou sans l’accord de la personne (CSP, article L1111-18).',
  dossierPharmaceutiqueOpposed:
    'Cette personne s’est opposée au Dossier Pharmaceutique\u00a0: rien n’en entre dans son DMP.',
  messageNotAcceptable: 'Ce message ne peut pas être traité en l’état.',
  wrongPatient: 'Le document, ses métadonnées et la demande ne désignent pas la même personne.',
  depositNotAcceptable: 'Ce lot ne peut pas être déposé en l’état.',
  uniqueIdUsedForOtherBytes:
    'Un document de même identifiant unique, mais de contenu différent, est déjà déposé.',
  uniqueIdUsedElsewhere: 'Cet identifiant unique de document est déjà utilisé par un autre dépôt.',
  notTheAuthor: 'Seul l’auteur de ce document peut faire cette action.',
  maskedByHolder:
    'Le titulaire a masqué ce document : lui seul, ou qui gère avec lui ce qui est masqué, peut le montrer à nouveau.',
  patientsOwnDocument:
    'Ce document est celui du patient\u00a0: lui seul ou son médecin traitant peut l’archiver ou le supprimer.',
  documentAlreadyReplaced: 'Le document à remplacer est déjà une ancienne version.',
  replacementNotAcceptable: 'Ce document ne peut pas être remplacé en l’état.',
  changeNotPossible: 'Ce changement n’est pas possible dans l’état actuel du document.',
  versionNotCurrent: 'Les propriétés de ce document ont changé depuis que vous les avez lues. Relisez-les.',
  metadataUnmodifiable: 'Seule la visibilité d’un document déjà déposé peut être modifiée.',
  recordNotClosed:
    'Le DMP de cette personne n’est pas fermé\u00a0: ses données ne peuvent pas être supprimées.',
  noDeletionRequested: 'Aucune suppression n’est demandée pour ce DMP.',
  insOfAnotherRecord: 'Ce matricule est celui d’un autre DMP.',
  recordNotEmpty: 'Ce DMP n’est pas vide\u00a0: une archive n’y entre pas.',
  blockIsHolders:
    'Le titulaire du DMP a bloqué lui-même ce professionnel\u00a0: lui seul peut le débloquer, dans son espace.',
  gestureMissing:
    'Cochez la case qui dit que le patient a été informé et ne s’oppose pas\u00a0: sans ce geste, rien n’est enregistré.',
  medecinTraitantShielded: 'Le médecin traitant déclaré à l’Assurance Maladie ne peut pas être bloqué.',
  mandateOver: 'Vous ne représentez plus cette personne, ou vous n’êtes plus son aidant.',
  keptFromCarer: 'Le titulaire ne partage pas ce document avec son aidant.',
  attestationMissing: 'Il faut attester être le représentant légal de l’enfant.',
  representativesFull: 'Deux personnes représentent déjà cet enfant, ou y sont invitées.',
  carersFull: 'Le titulaire a déjà tous les aidants qu’il peut avoir.',
  helpedFull: 'Vous aidez déjà toutes les personnes que vous pouvez aider.',
  alreadyInvited: 'Cette personne est déjà invitée, ou a déjà accès.',
  representationNotPossible:
    'Cette personne ne peut pas représenter le titulaire à ce titre\u00a0: un parent représente un mineur, un curateur assiste un majeur, et qui est chargé d’une mesure est majeur.',
  notClosedByDeath:
    'Le DMP de cette personne n’est pas fermé pour décès\u00a0: ses ayants droit n’ont rien à y demander.',
  contraryWill:
    'La personne s’y est opposée de son vivant, ou personne n’a cherché si elle l’avait fait (CSP, article L1110-4 V)\u00a0: rien n’est donné.',
  heirRequestUnknown: 'Aucune demande en attente ne porte ce numéro.',
  invitationOver: 'Cette invitation n’est plus valable.',
  notDepositedByHolder:
    'Le titulaire ne renomme et ne supprime que ce qu’il a déposé. Pour un autre document, il s’adresse à son auteur.',
  cardCodeWrong: 'Le code donné n’est pas celui de la carte d’urgence.',
  directivesNotForMinors: 'Seule une personne majeure dépose des directives anticipées.',
  tooManyToDelete: 'Trop de documents sont à supprimer en une fois.',
  endNotPossible:
    'Une autorisation prend fin un jour à venir, au plus tard quand finirait une autorisation donnée aujourd’hui.',
  choiceNotPossible: 'Ce choix n’est pas possible pour ce professionnel.',
  visibilityIrreversible:
    'Un document visible par le patient ou par ses représentants légaux ne peut plus leur être caché.',
  tooManyRequests:
    'Trop de demandes en peu de temps sur des personnes qui ne vous ont pas donné leur accord. Attendez avant de réessayer.',
  tooManyResults:
    'La recherche trouve plus de résultats qu’une réponse n’en porte. Précisez-la, ou demandez les seules références (ObjectRef).',
}
