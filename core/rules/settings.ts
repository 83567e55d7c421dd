/** What a deployment may choose in the law, with the defaults of the regime in force. Spec: rules.md §2.3. */
import type { ClosingMotive, EmergencyConsents } from '@carnet/core/model/record.ts'

export type RuleSettings = {
  readonly oppositionDelayDays: number
  readonly activationCodeDays: number
  readonly activationTries: number
  readonly suspensionOppositionDays: number
  readonly archiveYears: number
  readonly traceYearsAfterClosing: number
  readonly deletionGraceDays: number
  readonly deletionRequestMaxMonths: number
  readonly closingMotiveCodes: Readonly<Record<string, Exclude<ClosingMotive, 'other'>>>
  readonly invisiblePatientWarnDays: number
  readonly invisiblePatientMaxMonths: number
  /** Calendar months that an authorisation lasts: of a professional, of a structure. */
  readonly dureeAutorisationMonths: { readonly ps: number; readonly organisation: number }
  readonly medecinTraitantPrivilege: 'legacy2011' | 'admin2023'
  readonly medecinTravailLecture: 'expressConsent' | 'never'
  /** Secteurs d'activité. */
  readonly secteursExclus: readonly string[]
  readonly centre15Callers: 'tableau' | 'medecin'
  readonly emergencyDefault: EmergencyConsents
  readonly blockedAuthorReadsOwn: boolean
  readonly authorUnmasksHolders: boolean
  readonly unlistedTypePolicy: 'medecinAndAuthor' | 'deny'
  readonly uniqueIdExtension: boolean
  readonly roleProfessions: boolean
  readonly deletedReadable: boolean
  readonly cumulInvisiblePatientMasquePs: boolean
  readonly fonctionsGestionMineurs: boolean
  readonly ageMajorite: number
  readonly majorityNoticeDays: number
  readonly attachedRecordsByProfessionals: boolean
  /** Of a search by traits: most persons told, least resemblance. */
  readonly rechercheParTraits: { readonly personsMax: number; readonly percentageMin: number }
  readonly integratesEarlierRecords: boolean
  readonly carersMax: number
  readonly helpedMax: number
  readonly invitationDays: number
  readonly emergencyRepeatedUses: number
  readonly emergencyContactsMax: number
  readonly historiqueSoinsMois: number
  readonly depositairesRemb: 'assuranceMaladie' | 'tous'
  /** Struct_IdNat of the structure by which the Dossier Pharmaceutique feeds. */
  readonly dossierPharmaceutique: string
  /** In characters. */
  readonly passwordMinLength: number
  /** Ends of the names of the files that a holder adds, and the size of one in Mo of 1,048,576 bytes. */
  readonly patientFileTypes: readonly string[]
  readonly patientFileMaxMo: number
  /** Documents in one deletion by the holder. */
  readonly patientDeleteMax: number
  readonly rappelDirectivesMois: number
  readonly serviceRecapDays: number
  /** Days that an archive which was asked for is kept once it is ready. */
  readonly exportKeptDays: number
  readonly reportAnswerWorkingDays: number
}

export const defaultRuleSettings: RuleSettings = {
  oppositionDelayDays: 42,
  activationCodeDays: 90,
  activationTries: 5,
  suspensionOppositionDays: 42,
  archiveYears: 10,
  traceYearsAfterClosing: 10,
  deletionGraceDays: 30,
  deletionRequestMaxMonths: 3,
  closingMotiveCodes: {
    FERMETURE_DEMANDE_PATIENT: 'holderRequest',
    DEMANDE_REPRESENTANT: 'representativeRequest',
    OPPOSITION: 'opposition',
    DECES: 'death',
    ERREUR_IDENTITE: 'identityError',
    FRAUDE: 'fraud',
    FIN_DE_DROITS: 'endOfRights',
  },
  invisiblePatientWarnDays: 14,
  invisiblePatientMaxMonths: 1,
  dureeAutorisationMonths: { ps: 12, organisation: 12 },
  medecinTraitantPrivilege: 'admin2023',
  medecinTravailLecture: 'expressConsent',
  secteursExclus: ['SA23', 'SA44', 'SA48'],
  centre15Callers: 'tableau',
  emergencyDefault: { etreat: true, btg: true, masked: false },
  blockedAuthorReadsOwn: false,
  authorUnmasksHolders: false,
  unlistedTypePolicy: 'medecinAndAuthor',
  uniqueIdExtension: false,
  roleProfessions: false,
  deletedReadable: false,
  cumulInvisiblePatientMasquePs: false,
  fonctionsGestionMineurs: true,
  ageMajorite: 18,
  majorityNoticeDays: 30,
  attachedRecordsByProfessionals: false,
  rechercheParTraits: { personsMax: 20, percentageMin: 60 },
  integratesEarlierRecords: true,
  carersMax: 3,
  helpedMax: 5,
  invitationDays: 14,
  emergencyRepeatedUses: 3,
  emergencyContactsMax: 5,
  historiqueSoinsMois: 12,
  depositairesRemb: 'assuranceMaladie',
  dossierPharmaceutique: '378435954900010',
  passwordMinLength: 9,
  patientFileTypes: ['.pdf', '.txt', '.rtf', '.jpg', '.jpeg', '.tif', '.tiff'],
  patientFileMaxMo: 5,
  patientDeleteMax: 10,
  rappelDirectivesMois: 12,
  serviceRecapDays: 90,
  exportKeptDays: 1,
  reportAnswerWorkingDays: 7,
}

/** Each setting in one sentence, for operators, and the text it comes from. */
export const settingSentences: Record<
  keyof RuleSettings,
  { readonly sentence: string; readonly source: string }
> = {
  oppositionDelayDays: {
    sentence: 'Nombre de jours, à compter de l’information, pour s’opposer à l’ouverture de son dossier.',
    source: 'CSP R1111-28',
  },
  activationCodeDays: {
    sentence: 'Nombre de jours pendant lesquels vaut le code de la lettre qui permet d’activer son carnet.',
    source: 'conception (valeur nationale non vérifiée)',
  },
  activationTries: {
    sentence: 'Nombre d’essais par code d’activation\u202f; au-delà, il faut un autre code.',
    source: 'conception (valeur nationale non vérifiée)',
  },
  suspensionOppositionDays: {
    sentence: 'Nombre de jours, à compter de la suspension d’un dossier, pour s’opposer à sa fermeture.',
    source: 'CSP R1111-36',
  },
  archiveYears: {
    sentence: 'Nombre d’années pendant lesquelles un dossier fermé est archivé, avant sa destruction.',
    source: 'CSP R1111-36',
  },
  traceYearsAfterClosing: {
    sentence: 'Nombre d’années pendant lesquelles les traces d’un dossier fermé sont gardées.',
    source: 'EX_AIR-100',
  },
  deletionGraceDays: {
    sentence:
      'Nombre de jours pendant lesquels une demande de suppression peut être annulée, avant d’être exécutée.',
    source: 'conception',
  },
  deletionRequestMaxMonths: {
    sentence: 'Nombre de mois au plus entre la demande de suppression et son exécution.',
    source: 'CSP R1111-36',
  },
  closingMotiveCodes: {
    sentence:
      'Code du motif d’une fermeture, et ce qu’il veut dire\u202f; un autre code est gardé tel quel (seul le premier est publié, les autres sont non vérifiés).',
    source: 'guide d’intégration\u202f; conception',
  },
  invisiblePatientWarnDays: {
    sentence:
      'Nombre de jours au bout desquels le titulaire est invité à consulter, quand un document ne lui a pas été annoncé.',
    source: 'CSP R1111-53',
  },
  invisiblePatientMaxMonths: {
    sentence: 'Nombre de mois au bout desquels un document non annoncé devient visible par le titulaire.',
    source: 'CSP R1111-53',
  },
  dureeAutorisationMonths: {
    sentence:
      'Nombre de mois pendant lesquels vaut l’autorisation donnée à un professionnel (ps) ou à une structure (organisation).',
    source: 'esante.gouv.fr, 14 juin 2010 (valeur nationale actuelle non vérifiée)',
  },
  medecinTraitantPrivilege: {
    sentence:
      'legacy2011\u00a0: le médecin traitant lit les documents masqués et ne peut pas être bloqué\u202f; admin2023\u00a0: seulement si le titulaire l’a nommé administrateur.',
    source: 'EX_3.1-1030, guide MACSF\u202f; Mon espace santé',
  },
  medecinTravailLecture: {
    sentence:
      'expressConsent\u00a0: le médecin du travail lit avec l’accord exprès du titulaire\u202f; never\u00a0: il ne lit jamais.',
    source: 'CSP L1111-17 IV\u202f; PDT-INF-526 v1.8',
  },
  secteursExclus: {
    sentence:
      'Secteurs d’activité d’où personne n’accède au DMP\u00a0: assurance privée, recrutement et gestion RH, entreprises.',
    source: 'CSP L1111-18 (liste des secteurs non vérifiée)',
  },
  centre15Callers: {
    sentence:
      'tableau\u00a0: tout professionnel d’un centre de régulation déclaré\u202f; medecin\u00a0: les seuls médecins.',
    source: 'PDT-INF-526 v1.8\u202f; CSP L1111-17 I al.\u00a02',
  },
  emergencyDefault: {
    sentence:
      'Choix d’urgence d’un dossier qui s’ouvre\u00a0: régulation (etreat), bris de glace (btg), documents masqués (masked).',
    source: 'EX_1.1-1050 (masked non vérifié)',
  },
  blockedAuthorReadsOwn: {
    sentence: 'Un professionnel bloqué par le titulaire relit les documents dont il est l’auteur.',
    source: 'CSP R1111-49 (lecture non vérifiée)',
  },
  authorUnmasksHolders: {
    sentence: 'L’auteur d’un document démasque aussi ce que le titulaire a masqué.',
    source: 'PDT-INF-526 v1.8, note 8 (lecture non vérifiée)',
  },
  unlistedTypePolicy: {
    sentence:
      'Type absent de la matrice en vigueur. medecinAndAuthor\u00a0: lu par les médecins et l’auteur\u202f; deny\u00a0: par l’auteur seul.',
    source: 'conception',
  },
  uniqueIdExtension: {
    sentence:
      'Un document entre sous un identifiant «\u00a0OID^extension\u00a0», qu’IHE permet et que le DMP refuse.',
    source: 'CI-SIS Structuration minimale §3.5.5.4',
  },
  roleProfessions: {
    sentence: 'Les lignes de la matrice qui visent des professions à rôle ont effet.',
    source: 'arrêté du 26 octobre 2023, non effectif sur ce point',
  },
  deletedReadable: {
    sentence: 'L’auteur et le médecin traitant relisent un document supprimé.',
    source: 'PDT-INF-526 v1.8 (non vérifié)',
  },
  cumulInvisiblePatientMasquePs: {
    sentence:
      'Un même document peut être déposé à la fois masqué aux professionnels et non visible par le patient.',
    source: 'EX_2.1-1050, paramètre cumul-invisible_patient-masque_ps',
  },
  fonctionsGestionMineurs: {
    sentence: 'La connexion secrète et les documents non visibles par les représentants légaux existent.',
    source: 'EX_GEN-1550, paramètre fonctions-gestion-mineurs',
  },
  ageMajorite: {
    sentence: 'Âge de la majorité, en années.',
    source: 'EX_GEN-1550, paramètre age-majorite',
  },
  majorityNoticeDays: {
    sentence:
      'Nombre de jours avant sa majorité où une personne en est prévenue, avec ses parents\u202f; et après, pendant lesquels leur page de choix le dit encore.',
    source: 'conception (LIF-21)',
  },
  attachedRecordsByProfessionals: {
    sentence:
      'Un professionnel ferme un DMP rattaché à Mon espace santé ou en modifie les données administratives et les accès.',
    source: 'PDT-INF-526 v1.8, note 10',
  },
  rechercheParTraits: {
    sentence:
      'Recherche sans INS par un centre de régulation\u00a0: nombre de personnes au plus (personsMax) et ressemblance au moins, en pourcentage (percentageMin).',
    source: 'TD0.5 (valeurs nationales non vérifiées)',
  },
  integratesEarlierRecords: {
    sentence:
      'Quand ce régime entre en vigueur, les dossiers ouverts avant lui rejoignent Mon espace santé, sauf opposition.',
    source: 'CSP R1111-40',
  },
  carersMax: {
    sentence: 'Nombre d’aidants au plus d’un titulaire, invités compris.',
    source: 'Mon espace santé',
  },
  helpedMax: {
    sentence: 'Nombre de personnes au plus qu’aide un même aidant.',
    source: 'Mon espace santé',
  },
  invitationDays: {
    sentence: 'Nombre de jours pour répondre à une invitation d’aidant ou de représentant légal.',
    source: 'conception (durée nationale non vérifiée)',
  },
  emergencyRepeatedUses: {
    sentence:
      'Nombre d’accès en urgence d’un même professionnel en un mois à partir duquel l’exploitant les examine d’abord.',
    source: 'conception',
  },
  emergencyContactsMax: {
    sentence: 'Nombre de personnes à prévenir au plus.',
    source: 'conception',
  },
  historiqueSoinsMois: {
    sentence: 'Nombre de mois dont l’historique des soins remboursés fait état.',
    source: 'Assurance Maladie, historique de douze mois (24 dans la presse de 2018)',
  },
  depositairesRemb: {
    sentence:
      'assuranceMaladie\u00a0: elle seule dépose des données de remboursement (REMB), par un certificat de structure\u202f; tous\u00a0: qui peut alimenter en dépose (CARNET_REMB).',
    source: 'CSP R1111-42 d',
  },
  dossierPharmaceutique: {
    sentence:
      'Identifiant national (Struct_IdNat) de la structure par laquelle le Dossier Pharmaceutique alimente (CARNET_DP).',
    source: 'CSP L1111-23\u202f; Ordre national des pharmaciens (structure non vérifiée)',
  },
  passwordMinLength: {
    sentence: 'Nombre de caractères au moins du mot de passe d’un titulaire.',
    source: 'Mon espace santé',
  },
  patientFileTypes: {
    sentence: 'Fins des noms des fichiers qu’un titulaire ajoute à son dossier.',
    source: 'Mon espace santé',
  },
  patientFileMaxMo: {
    sentence: 'Taille au plus d’un fichier qu’un titulaire ajoute, en Mo de 1 048 576 octets.',
    source: 'Mon espace santé',
  },
  patientDeleteMax: {
    sentence: 'Nombre de documents au plus qu’un titulaire supprime en une fois.',
    source: 'Mon espace santé',
  },
  rappelDirectivesMois: {
    sentence:
      'Nombre de mois entre deux rappels, à leur auteur, que ses directives anticipées sont dans son carnet.',
    source: 'CSP R1111-19 («\u00a0régulièrement\u00a0»\u202f; durée nationale non vérifiée)',
  },
  serviceRecapDays: {
    sentence:
      'Nombre de jours entre deux messages qui rappellent au titulaire quels services alimentent son carnet d’eux-mêmes.',
    source: 'Mon espace santé',
  },
  exportKeptDays: {
    sentence:
      'Nombre de jours pendant lesquels l’archive d’un carnet que l’on emporte est gardée, une fois prête.',
    source: 'conception',
  },
  reportAnswerWorkingDays: {
    sentence:
      'Nombre de jours ouvrés pour répondre à un signalement, le jour de l’envoi non compris\u202f; les lignes contestées sont gardées jusqu’à la réponse.',
    source: 'conception (CON-24)',
  },
}
