/**
 * What a deployment may choose in the law: for each setting, what it may be, its value unless a regime says otherwise,
 * and what it does, for operators. Spec: rules.md §2.3. Where a regime differs: regimes.ts; the operator's: read-regimes.ts.
 */
import { knownExtensions } from '@carnet/core/model/holder-files.ts'
import { type ClosingMotive, closingMotives } from '@carnet/core/model/record.ts'
import { frenchTimeZones } from '@carnet/core/model/time-zone.ts'
import {
  codesFor,
  day,
  fields,
  type Kind,
  listOf,
  oneOf,
  orNull,
  textLike,
  wholeNumber,
  yesOrNo,
} from './setting-kinds.ts'

export type Setting<Value> = {
  readonly kind: Kind<Value>
  readonly byDefault: Value
  readonly sentence: string
  /** The text that it comes from. */
  readonly source: string
}

const namedMotives = closingMotives.filter(
  (motive): motive is Exclude<ClosingMotive, 'other'> => motive !== 'other',
)

const shortestMonth = 28

export const ruleSettings = {
  oppositionDelayDays: setting({
    kind: wholeNumber(1, 366),
    byDefault: 42,
    sentence: 'Nombre de jours, à compter de l’information, pour s’opposer à l’ouverture de son dossier.',
    source: 'CSP R1111-28',
  }),
  opensByDefault: setting({
    kind: yesOrNo,
    byDefault: true,
    sentence:
      'Sans opposition à l’issue de ce délai, le dossier s’ouvre\u202f; false\u00a0: il ne s’ouvre qu’avec l’accord exprès de la personne.',
    source: 'CSP R1111-28\u202f; décret 2016-914',
  }),
  activationCodeDays: setting({
    kind: wholeNumber(1, 366),
    byDefault: 90,
    sentence: 'Nombre de jours pendant lesquels vaut le code de la lettre qui permet d’activer son carnet.',
    source: 'conception (valeur nationale non vérifiée)',
  }),
  recoveryCodeDays: setting({
    kind: wholeNumber(1, 366),
    byDefault: 30,
    sentence:
      'Nombre de jours pendant lesquels vaut le code de la lettre qui permet d’entrer de nouveau dans son carnet.',
    source: 'conception (valeur nationale non vérifiée)',
  }),
  codeLetterDays: setting({
    kind: wholeNumber(1, 366),
    byDefault: 7,
    sentence: 'Nombre de jours entre deux lettres avec un code demandées par la même personne.',
    source: 'conception (valeur nationale non vérifiée)',
  }),
  activationTries: setting({
    kind: wholeNumber(1, 20),
    byDefault: 5,
    sentence: 'Nombre d’essais par code d’activation\u202f; au-delà, il faut un autre code.',
    source: 'conception (valeur nationale non vérifiée)',
  }),
  suspensionOppositionDays: setting({
    kind: wholeNumber(1, 366),
    byDefault: 42,
    sentence: 'Nombre de jours, à compter de la suspension d’un dossier, pour s’opposer à sa fermeture.',
    source: 'CSP R1111-36',
  }),
  archiveYears: setting({
    kind: wholeNumber(1, 100),
    byDefault: 10,
    sentence: 'Nombre d’années pendant lesquelles un dossier fermé est archivé, avant sa destruction.',
    source: 'CSP R1111-36',
  }),
  traceYearsAfterClosing: setting({
    kind: wholeNumber(3, 100),
    byDefault: 10,
    sentence: 'Nombre d’années pendant lesquelles les traces d’un dossier fermé sont gardées.',
    source: 'EX_AIR-100\u202f; règlement (UE) 2025/327, article 9 (trois ans au moins)',
  }),
  deletionGraceDays: setting({
    kind: wholeNumber(0, 92),
    byDefault: 30,
    sentence:
      'Nombre de jours pendant lesquels une demande de suppression peut être annulée, avant d’être exécutée.',
    source: 'conception',
  }),
  deletionRequestMaxMonths: setting({
    kind: wholeNumber(1, 12),
    byDefault: 3,
    sentence: 'Nombre de mois au plus entre la demande de suppression et son exécution.',
    source: 'CSP R1111-36',
  }),
  closingMotiveCodes: setting({
    kind: codesFor(namedMotives),
    byDefault: {
      FERMETURE_DEMANDE_PATIENT: 'holderRequest',
      DEMANDE_REPRESENTANT: 'representativeRequest',
      OPPOSITION: 'opposition',
      DECES: 'death',
      ERREUR_IDENTITE: 'identityError',
      FRAUDE: 'fraud',
      FIN_DE_DROITS: 'endOfRights',
    },
    sentence:
      'Code du motif d’une fermeture, et ce qu’il veut dire\u202f; un autre code est gardé tel quel (seul le premier est publié, les autres sont non vérifiés).',
    source: 'guide d’intégration\u202f; conception',
  }),
  invisiblePatientWarnDays: setting({
    kind: wholeNumber(1, 366),
    byDefault: 14,
    sentence:
      'Nombre de jours au bout desquels le titulaire est invité à consulter, quand un document ne lui a pas été annoncé.',
    source: 'CSP R1111-53',
  }),
  invisiblePatientMaxMonths: setting({
    kind: wholeNumber(1, 12),
    byDefault: 1,
    sentence: 'Nombre de mois au bout desquels un document non annoncé devient visible par le titulaire.',
    source: 'CSP R1111-53',
  }),
  dureeAutorisationMonths: setting({
    kind: fields({ ps: wholeNumber(1, 120), organisation: wholeNumber(1, 120) }),
    byDefault: { ps: 12, organisation: 12 },
    sentence:
      'Nombre de mois pendant lesquels vaut l’autorisation donnée à un professionnel (ps) ou à une structure (organisation).',
    source: 'esante.gouv.fr, 14 juin 2010 (valeur nationale actuelle non vérifiée)',
  }),
  medecinTraitantPrivilege: setting({
    kind: oneOf(['legacy2011', 'admin2023']),
    byDefault: 'admin2023',
    sentence:
      'legacy2011\u00a0: le médecin traitant lit les documents masqués et ne peut pas être bloqué\u202f; admin2023\u00a0: seulement si le titulaire l’a nommé administrateur.',
    source: 'EX_3.1-1030, guide MACSF\u202f; Mon espace santé',
  }),
  medecinTravailLecture: setting({
    kind: oneOf(['expressConsent', 'never']),
    byDefault: 'expressConsent',
    sentence:
      'expressConsent\u00a0: le médecin du travail, ou sapeur-pompier, lit avec l’accord exprès du titulaire\u202f; never\u00a0: il ne lit jamais.',
    source: 'CSP L1111-17 IV et V\u202f; PDT-INF-526 v1.8',
  }),
  secteursSapeursPompiers: setting({
    kind: listOf(textLike(/^SA\d\d$/, 'un secteur comme "SA68"')),
    byDefault: ['SA47', 'SA68'],
    sentence:
      'Secteurs d’activité où un médecin agit comme médecin sapeur-pompier\u00a0: il lit avec l’accord exprès du titulaire, ou en bris de glace.',
    source: 'CSP L1111-17 V (secteurs non vérifiés)',
  }),
  lecteurs: setting({
    kind: oneOf(['matrice', 'medecins']),
    byDefault: 'matrice',
    sentence:
      'matrice\u00a0: chaque profession lit ce que la matrice en vigueur lui ouvre\u202f; medecins\u00a0: les médecins lisent tout, les autres professions rien.',
    source: 'arrêté du 26 octobre 2023\u202f; rules.md §2.1 (régime de 2011)',
  }),
  secteursExclus: setting({
    kind: listOf(textLike(/^SA\d\d$/, 'un secteur comme "SA23"')),
    byDefault: ['SA23', 'SA44', 'SA48'],
    sentence:
      'Secteurs d’activité d’où personne n’accède au DMP\u00a0: assurance privée, recrutement et gestion RH, entreprises.',
    source: 'CSP L1111-18 (liste des secteurs non vérifiée)',
  }),
  centre15Callers: setting({
    kind: oneOf(['tableau', 'medecin']),
    byDefault: 'tableau',
    sentence:
      'tableau\u00a0: tout professionnel d’un centre de régulation déclaré\u202f; medecin\u00a0: les seuls médecins.',
    source: 'PDT-INF-526 v1.8\u202f; CSP L1111-17 I al.\u00a02',
  }),
  emergencyDefault: setting({
    kind: fields({ etreat: yesOrNo, btg: yesOrNo, masked: yesOrNo }),
    byDefault: { etreat: true, btg: true, masked: false },
    sentence:
      'Choix d’urgence d’un dossier qui s’ouvre\u00a0: régulation (etreat), bris de glace (btg), documents masqués (masked).',
    source: 'EX_1.1-1050 (masked non vérifié)',
  }),
  maskedInEmergency: setting({
    kind: oneOf(['consent', 'never']),
    byDefault: 'consent',
    sentence:
      'Documents masqués en urgence. consent\u00a0: lus si le titulaire l’a permis (masked)\u202f; never\u00a0: jamais, quoi qu’il ait permis sous un autre régime.',
    source: 'Mon espace santé\u202f; deux accords seulement en 2011 (EX_1.1-1050)',
  }),
  blockedAuthorReadsOwn: setting({
    kind: yesOrNo,
    byDefault: false,
    sentence: 'Un professionnel bloqué par le titulaire relit les documents dont il est l’auteur.',
    source: 'CSP R1111-49 (lecture non vérifiée)',
  }),
  authorUnmasksHolders: setting({
    kind: yesOrNo,
    byDefault: false,
    sentence: 'L’auteur d’un document démasque aussi ce que le titulaire a masqué.',
    source: 'PDT-INF-526 v1.8, note 8 (lecture non vérifiée)',
  }),
  unlistedTypePolicy: setting({
    kind: oneOf(['medecinAndAuthor', 'deny']),
    byDefault: 'medecinAndAuthor',
    sentence:
      'Type absent de la matrice en vigueur. medecinAndAuthor\u00a0: lu par les médecins et l’auteur\u202f; deny\u00a0: par l’auteur seul.',
    source: 'conception',
  }),
  uniqueIdExtension: setting({
    kind: yesOrNo,
    byDefault: false,
    sentence:
      'Un document entre sous un identifiant «\u00a0OID^extension\u00a0», qu’IHE permet et que le DMP refuse.',
    source: 'CI-SIS Structuration minimale §3.5.5.4',
  }),
  roleProfessions: setting({
    kind: yesOrNo,
    byDefault: false,
    sentence: 'Les lignes de la matrice qui visent des professions à rôle ont effet.',
    source: 'arrêté du 26 octobre 2023, non effectif sur ce point',
  }),
  deletedReadable: setting({
    kind: yesOrNo,
    byDefault: false,
    sentence: 'L’auteur et le médecin traitant relisent un document supprimé.',
    source: 'PDT-INF-526 v1.8 (non vérifié)',
  }),
  cumulInvisiblePatientMasquePs: setting({
    kind: yesOrNo,
    byDefault: false,
    sentence:
      'Un même document peut être déposé à la fois masqué aux professionnels et non visible par le patient.',
    source: 'EX_2.1-1050, paramètre cumul-invisible_patient-masque_ps',
  }),
  fonctionsGestionMineurs: setting({
    kind: yesOrNo,
    byDefault: true,
    sentence: 'La connexion secrète et les documents non visibles par les représentants légaux existent.',
    source: 'EX_GEN-1550, paramètre fonctions-gestion-mineurs',
  }),
  ageMajorite: setting({
    kind: wholeNumber(12, 25),
    byDefault: 18,
    sentence: 'Âge de la majorité, en années.',
    source: 'EX_GEN-1550, paramètre age-majorite',
  }),
  ageCompteMineur: setting({
    kind: orNull(wholeNumber(10, 24)),
    byDefault: null,
    sentence:
      'Âge, en années, à partir duquel un mineur reçoit une lettre et ouvre son carnet avec un compte à lui\u202f; null\u00a0: à sa majorité.',
    source: 'people.md P-21 (non vérifié\u202f; 15\u00a0ans dans les débats de 2019)',
  }),
  majorityNoticeDays: setting({
    kind: wholeNumber(0, 366),
    byDefault: 30,
    sentence:
      'Nombre de jours avant sa majorité où une personne en est prévenue, avec ses parents\u202f; et après, pendant lesquels leur page de choix le dit encore.',
    source: 'conception (LIF-21)',
  }),
  attachedRecordsByProfessionals: setting({
    kind: yesOrNo,
    byDefault: false,
    sentence:
      'Un professionnel ferme un DMP rattaché à Mon espace santé ou en modifie les données administratives et les accès.',
    source: 'PDT-INF-526 v1.8, note 10',
  }),
  rechercheParTraits: setting({
    kind: fields({
      traitsMin: wholeNumber(1, 6),
      personsMax: wholeNumber(1, 100),
      percentageMin: wholeNumber(1, 100),
      isAccess: yesOrNo,
    }),
    byDefault: { traitsMin: 4, personsMax: 20, percentageMin: 60, isAccess: false },
    sentence:
      'Recherche sans INS par un centre de régulation\u00a0: nombre de traits à dire au moins, parmi nom, prénom, sexe, date de naissance, code postal et commune (traitsMin)\u202f; nombre de personnes au plus (personsMax), ressemblance au moins, en pourcentage (percentageMin)\u202f; isAccess\u00a0: la recherche est, pour chaque personne trouvée, un accès en urgence, annoncé et porté au journal.',
    source: 'TD0.5 (valeurs nationales non vérifiées)\u202f; CSP R1111-48 (lecture non vérifiée)',
  }),
  integratesEarlierRecords: setting({
    kind: yesOrNo,
    byDefault: true,
    sentence:
      'Quand ce régime entre en vigueur, les dossiers ouverts avant lui rejoignent Mon espace santé, sauf opposition.',
    source: 'CSP R1111-40',
  }),
  carersMax: setting({
    kind: wholeNumber(0, 50),
    byDefault: 3,
    sentence: 'Nombre d’aidants au plus d’un titulaire, invités compris.',
    source: 'Mon espace santé',
  }),
  helpedMax: setting({
    kind: wholeNumber(0, 50),
    byDefault: 5,
    sentence: 'Nombre de personnes au plus qu’aide un même aidant.',
    source: 'Mon espace santé',
  }),
  invitationDays: setting({
    kind: wholeNumber(1, 366),
    byDefault: 14,
    sentence: 'Nombre de jours pour répondre à une invitation d’aidant ou de représentant légal.',
    source: 'conception (durée nationale non vérifiée)',
  }),
  invitationCodeDays: setting({
    kind: wholeNumber(1, 31),
    byDefault: 7,
    sentence: 'Nombre de jours pendant lesquels sert le code par lequel un aidant est invité.',
    source: 'people.md P-22 (conception)',
  }),
  emergencyRepeatedUses: setting({
    kind: wholeNumber(1, 1000),
    byDefault: 3,
    sentence:
      'Nombre d’accès en urgence d’un même professionnel en un mois à partir duquel l’exploitant les examine d’abord.',
    source: 'conception',
  }),
  unusualActivityFactor: setting({
    kind: wholeNumber(2, 1000),
    byDefault: 5,
    sentence:
      'Combien de fois la médiane de ses jours d’activité du mois un professionnel ou une structure dépasse pour que l’exploitant en soit averti (non vérifié).',
    source: 'conception',
  }),
  unusualActivityFloor: setting({
    kind: wholeNumber(0, 1_000_000),
    byDefault: 50,
    sentence:
      'Nombre de tests d’existence, ou de dossiers ouverts, en un jour, au-dessous duquel rien n’est inhabituel (non vérifié).',
    source: 'conception',
  }),
  emergencyContactsMax: setting({
    kind: wholeNumber(0, 20),
    byDefault: 5,
    sentence: 'Nombre de personnes à prévenir au plus.',
    source: 'conception',
  }),
  historiqueSoinsMois: setting({
    kind: wholeNumber(1, 120),
    byDefault: 12,
    sentence: 'Nombre de mois dont l’historique des soins remboursés fait état.',
    source: 'Assurance Maladie, historique de douze mois (24 dans la presse de 2018)',
  }),
  lpsAutomaticSearchMaxYears: setting({
    kind: wholeNumber(1, 100),
    byDefault: 2,
    sentence:
      'Nombre d’années de soins qu’un logiciel du kit demande de lui-même à la première ouverture d’un dossier\u202f; l’historique des vaccinations, sans limite.',
    source: 'guide d’implémentation FHIR du DMP',
  }),
  depositairesRemb: setting({
    kind: oneOf(['assuranceMaladie', 'tous']),
    byDefault: 'assuranceMaladie',
    sentence:
      'assuranceMaladie\u00a0: elle seule dépose des données de remboursement (REMB), par un certificat de structure\u202f; tous\u00a0: qui peut alimenter en dépose (CARNET_REMB).',
    source: 'CSP R1111-42 d',
  }),
  dossierPharmaceutique: setting({
    kind: textLike(/^[\w/-]{1,64}$/, 'un identifiant national de structure'),
    byDefault: '378435954900010',
    sentence:
      'Identifiant national (Struct_IdNat) de la structure par laquelle le Dossier Pharmaceutique alimente (CARNET_DP).',
    source: 'CSP L1111-23\u202f; Ordre national des pharmaciens (structure non vérifiée)',
  }),
  patientPortalOpensOn: setting({
    kind: orNull(day),
    byDefault: null,
    sentence:
      'Jour où le carnet du patient ouvre en ligne\u202f; avant, ses pages disent ce jour et rien d’autre. null\u00a0: il est ouvert.',
    source: 'rules.md §2.1 (régime de 2011)',
  }),
  supportPhone: setting({
    kind: textLike(/^\+?\d[\d \u00a0]{1,19}$/, 'un numéro de téléphone, comme "3422"'),
    byDefault: '3422',
    sentence: 'Numéro de téléphone que les pages et les messages donnent pour être aidé, ou pour s’opposer.',
    source: 'rules.md §2.1\u202f; Mon espace santé',
  }),
  passwordMinLength: setting({
    kind: wholeNumber(8, 64),
    byDefault: 9,
    sentence: 'Nombre de caractères au moins du mot de passe d’un titulaire.',
    source: 'Mon espace santé',
  }),
  otpDigits: setting({
    kind: wholeNumber(6, 10),
    byDefault: 6,
    sentence: 'Nombre de chiffres d’un code à usage unique.',
    source: 'CON-23 (2011)',
  }),
  otpMinutes: setting({
    kind: wholeNumber(1, 30),
    byDefault: 10,
    sentence: 'Nombre de minutes pendant lesquelles vaut un code à usage unique.',
    source: 'CON-23 (usage de 2018\u202f; 3 minutes en 2011)',
  }),
  otpTries: setting({
    kind: wholeNumber(1, 10),
    byDefault: 5,
    sentence: 'Nombre d’essais d’un code à usage unique\u202f; au-delà, il faut un autre code.',
    source: 'conception (CON-23)',
  }),
  patientFileTypes: setting({
    kind: listOf(oneOf(knownExtensions)),
    byDefault: ['.pdf', '.txt', '.rtf', '.jpg', '.jpeg', '.tif', '.tiff'],
    sentence: 'Fins des noms des fichiers qu’un titulaire ajoute à son dossier.',
    source: 'Mon espace santé',
  }),
  patientFileMaxMo: setting({
    kind: wholeNumber(1, 40),
    byDefault: 5,
    sentence: 'Taille au plus d’un fichier qu’un titulaire ajoute, en Mo de 1 048 576 octets.',
    source: 'Mon espace santé',
  }),
  patientDeleteMax: setting({
    kind: wholeNumber(1, 100),
    byDefault: 10,
    sentence: 'Nombre de documents au plus qu’un titulaire supprime en une fois.',
    source: 'Mon espace santé',
  }),
  rappelDirectivesMois: setting({
    kind: wholeNumber(1, 120),
    byDefault: 12,
    sentence:
      'Nombre de mois entre deux rappels, à leur auteur, que ses directives anticipées sont dans son carnet.',
    source: 'CSP R1111-19 («\u00a0régulièrement\u00a0»\u202f; durée nationale non vérifiée)',
  }),
  serviceRecapDays: setting({
    kind: wholeNumber(1, 366),
    byDefault: 90,
    sentence:
      'Nombre de jours entre deux messages qui rappellent au titulaire quels services alimentent son carnet d’eux-mêmes.',
    source: 'Mon espace santé',
  }),
  remindersPerDayMax: setting({
    kind: wholeNumber(1, 24),
    byDefault: 10,
    sentence: 'Nombre de rappels au plus qu’une personne se demande pour un même jour, dans un même carnet.',
    source: 'Mon espace santé',
  }),
  remindersTimeZone: setting({
    kind: oneOf(frenchTimeZones),
    byDefault: 'Europe/Paris',
    sentence:
      'Fuseau horaire des heures que les personnes choisissent pour leurs rappels\u202f; leurs pages le disent. Un rappel déjà demandé le suit à partir du jour d’après.',
    source: 'conception',
  }),
  exportKeptDays: setting({
    kind: wholeNumber(1, 30),
    byDefault: 1,
    sentence:
      'Nombre de jours pendant lesquels l’archive d’un carnet que l’on emporte est gardée, une fois prête.',
    source: 'conception',
  }),
  reportAnswerWorkingDays: setting({
    kind: wholeNumber(1, 60),
    byDefault: 7,
    sentence:
      'Nombre de jours ouvrés pour répondre à un signalement, le jour de l’envoi non compris\u202f; les lignes contestées sont gardées jusqu’à la réponse.',
    source: 'conception (CON-24)',
  }),
}

/** Infers the value from its kind alone. */
function setting<Value>(
  declared: Omit<Setting<Value>, 'byDefault'> & { readonly byDefault: NoInfer<Value> },
): Setting<Value> {
  return declared
}

export type SettingName = keyof typeof ruleSettings

export type RuleSettings = {
  readonly [Name in SettingName]: (typeof ruleSettings)[Name]['byDefault']
}

export const defaultRuleSettings = Object.fromEntries(
  Object.entries(ruleSettings).map(([name, { byDefault }]) => [name, byDefault]),
) as RuleSettings

export type Consistency = {
  readonly between: readonly SettingName[]
  readonly holds: (settings: RuleSettings) => boolean
  /** In French, after « attendu ». */
  readonly expected: string
}

/** What no kind can say alone. */
export const consistency: readonly Consistency[] = [
  {
    between: ['emergencyDefault'],
    holds: ({ emergencyDefault: { etreat, btg, masked } }) => !masked || etreat || btg,
    expected: 'masked à false quand etreat et btg le sont (EMG-03)',
  },
  {
    between: ['ageCompteMineur', 'ageMajorite'],
    holds: ({ ageCompteMineur, ageMajorite }) => ageCompteMineur === null || ageCompteMineur < ageMajorite,
    expected: 'un compte avant la majorité (people.md P-21)',
  },
  {
    between: ['deletionGraceDays', 'deletionRequestMaxMonths'],
    holds: ({ deletionGraceDays: days, deletionRequestMaxMonths: months }) => days <= months * shortestMonth,
    expected: 'un délai d’annulation qui tient dans celui de l’exécution (LIF-15)',
  },
  {
    between: ['invisiblePatientWarnDays', 'invisiblePatientMaxMonths'],
    holds: ({ invisiblePatientWarnDays: days, invisiblePatientMaxMonths: months }) =>
      days < months * shortestMonth,
    expected: 'un rappel avant le jour où le document se montre (CSP R1111-53)',
  },
]
