/**
 * What messages say, in French. A message may be read by others than its addressee: no matricule, no name or title of
 * a document, nothing medical, and to the holder no name of a professional or a place of care, which alone says what
 * one is treated for (TRA-09).
 */
import type { NoticeCause } from '@carnet/core/model/notice.ts'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import type { ToldFeeder } from '@carnet/core/rules/feeders.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'

export type EmergencyCause = Extract<NoticeCause, 'brisDeGlace' | 'centre15'>

export type Words = { readonly subject: string; readonly text: string }

const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'long' })
const time = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** « le 3 mars 2026 », with no-break spaces where a line must not end. */
function onDay(at: Date): string {
  return `le ${day.format(at).replaceAll(' ', '\u00a0')}`
}

/** « le 3 mars 2026 à 9 h 05 ». */
function on(at: Date): string {
  return `${onDay(at)} à ${time.format(at).replace(':', '\u00a0h\u00a0')}`
}

const signIn =
  'Connectez-vous à votre carnet\u00a0: la page «\u00a0Qui a regardé mon carnet\u00a0» dit qui, et pourquoi.'

const changePassword =
  'Changez ensuite votre mot de passe, si vous en avez un\u00a0: la page «\u00a0Sécurité de mon compte\u00a0» du profil le permet.'

/** The letters that bear a code. */
export type CodeLetter = Extract<NoticeCause, 'activationCode' | 'recoveryCode'>

/** All but those that say more than when: the recap of the services, the letter that bears a code. */
export type PlainCause = Exclude<NoticeCause, 'serviceRecap' | 'childCode' | CodeLetter>

/** What the regime says of what they tell. */
export type ToldSettings = Pick<
  RuleSettings,
  | 'supportPhone'
  | 'oppositionDelayDays'
  | 'suspensionOppositionDays'
  | 'archiveYears'
  | 'deletionRequestMaxMonths'
>

/** A code that proves whoever has it in hand, with her card. */
export type Code = { readonly code: string; readonly expiresAt: Date }

export type Told = {
  readonly settings: ToldSettings
  /** The address of the carnet, when it has one of its own. */
  readonly portal: string | undefined
  /** Of a message that tells of an opening, or of a joining; absent: it bears none. */
  readonly code?: Code | undefined
}

/** @spec TRA-09 */
export function wordsToHolder(cause: PlainCause, at: Date, told: Told): Words {
  return { subject: noticeSubjects[cause], text: textToHolder(cause, at, told) }
}

/** How a right is used, or a closed space asked for again: our own address, or that of the public service. */
function waysOf({ settings: { supportPhone }, portal }: Told): string {
  return `en ligne sur ${portal ?? 'www.monespacesante.fr'} ou en appelant le ${supportPhone}`
}

/** To say no, a carnet of our own asks for the code of the message: who has none calls. */
function waysToOppose(told: Told): string {
  return told.portal !== undefined && told.code === undefined
    ? `en appelant le ${told.settings.supportPhone}`
    : waysOf(told)
}

/** What is done with the code; nothing, without one. */
function opposingByCode({ portal, code }: Told, mayOpen: boolean): string {
  if (portal === undefined || code === undefined) return ''
  const opening = mayOpen
    ? ' Pour l’ouvrir tout de suite, choisissez «\u00a0J’active mon carnet\u00a0», avec le même code.'
    : ''
  return `\n\nEn ligne\u00a0:\n1. Prenez votre carte Vitale.\n2. Allez sur ${portal} et choisissez «\u00a0Je ne veux pas de carnet\u00a0».\n3. Recopiez ce code\u00a0: ${code.code}\nIl vaut jusqu’au ${day.format(code.expiresAt).replaceAll(' ', '\u00a0')}. Ne le donnez à personne. Gardez-le\u00a0: il vous redonnera la preuve de votre opposition.${opening}`
}

/** « 1 an », « 10 ans », « 3 mois ». */
function counted(count: number, noun: string): string {
  return `${count}\u00a0${count < 2 || noun.endsWith('s') ? noun : `${noun}s`}`
}

/** « 6 semaines », « 40 jours ». */
function delayInWords(days: number): string {
  return days % 7 === 0 ? counted(days / 7, 'semaine') : counted(days, 'jour')
}

function textToHolder(cause: PlainCause, at: Date, told: Told): string {
  const { settings } = told
  const phone = settings.supportPhone
  const archived = counted(settings.archiveYears, 'an')
  switch (cause) {
    case 'access':
      return `Bonjour,\n\nUn professionnel de santé a consulté votre carnet ${on(at)}. ${signIn}`
    case 'firstAccess':
      return `Bonjour,\n\nUn professionnel de santé qui n’avait jamais lu votre carnet l’a consulté ${on(at)}. ${signIn} Si vous ne connaissez pas cette personne, la même page permet de le signaler.`
    // Neither who, nor whom: the page says it.
    case 'readersChanged':
      return `Bonjour,\n\nUn professionnel de santé a changé, en votre nom, qui peut lire votre carnet ${on(at)}. Connectez-vous à votre carnet\u00a0: la page «\u00a0Mes professionnels\u00a0» dit qui, et par qui. Vous pouvez y changer ce choix à tout moment.`
    // Not what, nor from whom: the page of the documents says it.
    case 'newDocument':
      return 'Bonjour,\n\nIl y a du nouveau dans votre carnet. Connectez-vous à votre carnet pour le lire. La page «\u00a0Mes messages\u00a0» du profil permet de ne plus recevoir ce message.'
    case 'brisDeGlace':
      return `Bonjour,\n\nUn professionnel de santé a ouvert votre carnet en urgence («\u00a0bris de glace\u00a0») ${on(at)}. ${signIn}`
    case 'centre15':
      return `Bonjour,\n\nLe SAMU (15) a ouvert votre carnet en urgence ${on(at)}. ${signIn}`
    case 'cardScanned':
      return `Bonjour,\n\nLe QR code de votre carte d’urgence a été lu ${on(at)}. La page «\u00a0Qui a regardé mon carnet\u00a0» de votre carnet dit si la carte a été ouverte. Si vous avez perdu cette carte, révoquez son QR code\u00a0: il ne montrera plus rien.`
    // Says nothing of what waits, nor that anything was hidden.
    case 'unannounced':
      return 'Bonjour,\n\nVotre carnet a été mis à jour. Nous vous invitons à en parler avec un professionnel de santé, par exemple votre médecin traitant.'
    // Not their name, which says what they are about to whoever reads the message.
    case 'directivesReminder':
      return 'Bonjour,\n\nVos volontés, que vous avez écrites, sont dans votre carnet. Elles valent tant que vous ne les changez pas. Connectez-vous à votre carnet pour les relire, les remplacer ou les supprimer\u00a0: vous les trouverez parmi vos documents.'
    // Not of what: a vaccination, or a medicine, at what hour (TRA-09).
    case 'reminder':
      return 'Bonjour,\n\nVous avez un rappel dans votre carnet. Connectez-vous à votre carnet pour le lire, ou pour l’arrêter\u00a0: la page «\u00a0Mes rappels\u00a0» les dit tous.'
    case 'delegatedReminder':
      return 'Bonjour,\n\nVous avez un rappel dans un carnet que vous ouvrez avec le vôtre. Connectez-vous à votre carnet, puis ouvrez l’autre pour le lire, ou pour l’arrêter\u00a0: sa page «\u00a0Mes rappels\u00a0» les dit tous.'
    case 'information':
    case 'informationByLetter':
      return `Bonjour,\n\nUn espace numérique de santé, avec un dossier médical partagé, va être ouvert pour vous. Il est gratuit, et sans effet sur vos remboursements.\nVous avez le droit de vous y opposer, sans donner de raison, ${waysToOppose(told)}. Sans opposition de votre part, il sera ouvert ${delayInWords(settings.oppositionDelayDays)} après l’envoi de ce message.\nUne fois ouvert, vous pourrez le fermer à tout moment, en ligne ou en appelant le ${phone}.${opposingByCode(told, true)}`
    case 'integration':
      return `Bonjour,\n\nVous avez déjà un dossier médical partagé. Il va rejoindre un espace numérique de santé ouvert pour vous. C’est gratuit, et sans effet sur vos remboursements.\nVous avez le droit de vous y opposer, sans donner de raison, ${waysToOppose(told)}. Sans opposition de votre part, ce sera fait ${delayInWords(settings.oppositionDelayDays)} après l’envoi de ce message\u202f; si vous vous y opposez, votre dossier reste comme il est.\nVous pouvez le fermer à tout moment, en ligne ou en appelant le ${phone}.${opposingByCode(told, false)}`
    case 'opposed':
      return `Bonjour,\n\nVotre opposition est enregistrée. La preuve est jointe à ce message\u00a0: gardez-la. Vous pouvez changer d’avis à tout moment, ${waysOf(told)}.`
    // Neither who invites, nor whom: their names together tell of a family, or of an illness.
    case 'invited':
      return 'Bonjour,\n\nQuelqu’un vous invite à ouvrir un carnet avec le vôtre, comme aidant ou comme représentant légal. Connectez-vous à votre carnet pour voir de qui il s’agit, et répondre. Si vous ne répondez pas, rien ne s’ouvre.'
    case 'invitationAnswered':
      return `Bonjour,\n\nUne personne que vous avez invitée a répondu ${on(at)}. Connectez-vous à votre carnet\u00a0: la page «\u00a0Aidants et représentants\u00a0» dit laquelle.`
    case 'helpEnded':
      return `Bonjour,\n\nUne personne que vous aidiez a arrêté votre aide ${on(at)}\u00a0: son carnet ne vous est plus ouvert. Le vôtre ne change pas.`
    // Neither who, nor by what measure.
    case 'representativesChanged':
      return `Bonjour,\n\nL’Assurance Maladie a enregistré ${on(at)} un changement dans qui vous représente, et peut ouvrir votre carnet. Connectez-vous à votre carnet\u00a0: la page «\u00a0Aidants et représentants\u00a0» dit qui. Si ce n’est pas juste, appelez le ${phone}.`
    case 'delegatedRepresentatives':
      return `Bonjour,\n\nL’Assurance Maladie a enregistré ${on(at)} un changement dans qui représente, avec vous, une personne dont vous ouvrez le carnet. Connectez-vous à votre carnet, puis ouvrez le sien\u00a0: la page «\u00a0Aidants et représentants\u00a0» dit qui. Si ce n’est pas juste, appelez le ${phone}.`
    case 'representing':
      return `Bonjour,\n\nL’Assurance Maladie a enregistré ${on(at)} que vous représentez une personne, ou que vous l’assistez. Son carnet vous est ouvert avec le vôtre\u00a0: connectez-vous à votre carnet pour savoir de qui il s’agit. Si ce n’est pas juste, appelez le ${phone}.`
    case 'representingEnded':
      return `Bonjour,\n\nL’Assurance Maladie a enregistré ${on(at)} que vous ne représentez plus une personne\u00a0: son carnet ne vous est plus ouvert. Le vôtre ne change pas. Si ce n’est pas juste, appelez le ${phone}.`
    case 'carersChanged':
      return `Bonjour,\n\nL’Assurance Maladie a enregistré ${on(at)}, à votre demande, un changement dans qui vous aide à tenir votre carnet. Connectez-vous à votre carnet\u00a0: la page «\u00a0Aidants et représentants\u00a0» dit qui, et permet d’arrêter. Si vous n’avez rien demandé, appelez le ${phone}.`
    case 'helping':
      return `Bonjour,\n\nUne personne a demandé à l’Assurance Maladie que vous l’aidiez à tenir son carnet. Il vous est ouvert avec le vôtre depuis ${onDay(at)}\u00a0: connectez-vous à votre carnet pour savoir de qui il s’agit, ou pour ne plus l’aider.`
    case 'helpedDocument':
      return `Bonjour,\n\nUn document a été ajouté ${on(at)} au carnet d’une personne que vous aidez. Connectez-vous à votre carnet, puis ouvrez le sien pour le lire. Pour ne plus recevoir ces messages\u00a0: la page «\u00a0Mes messages\u00a0» de votre carnet.`
    case 'reportAnswered':
      return `Bonjour,\n\nUn signalement que vous aviez envoyé a reçu une réponse ${on(at)}. Connectez-vous à votre carnet\u00a0: la page «\u00a0Mes signalements\u00a0» la donne.`
    // Neither where from nor on what: who reads it over a shoulder learns nothing of the person's habits.
    case 'newDevice':
      return `Bonjour,\n\nVotre carnet a été ouvert ${on(at)} sur un appareil, ou avec un navigateur, où vous ne l’aviez jamais ouvert. Si c’est vous, vous n’avez rien à faire. Sinon, connectez-vous à votre carnet\u00a0: la page «\u00a0Mes appareils\u00a0» du profil permet de fermer ce qui est ouvert ailleurs. ${changePassword}`
    case 'accountActivated':
      return `Bonjour,\n\nVotre carnet a été activé ${on(at)}, avec le code que nous vous avions envoyé et votre carte Vitale. Si c’est vous, vous n’avez rien à faire. Sinon, appelez le ${phone} sans attendre\u00a0: quelqu’un d’autre peut lire votre carnet.`
    case 'recoveryAsked':
      return `Bonjour,\n\nUne lettre a été demandée ${on(at)} pour entrer de nouveau dans votre carnet. Elle part à votre adresse postale, avec un code. Si c’est vous, attendez-la quelques jours. Sinon, appelez le ${phone} sans attendre.`
    case 'accountRecovered':
      return `Bonjour,\n\nVotre carnet s’ouvre d’une nouvelle façon depuis ${onDay(at)}, choisie avec le code que nous vous avions envoyé et votre carte Vitale. Ce qui l’ouvrait avant ne marche plus, et il s’est fermé partout. Si c’est vous, vous n’avez rien à faire. Sinon, appelez le ${phone} sans attendre\u00a0: quelqu’un d’autre peut lire votre carnet.`
    // Not what she called it, which may name a person or a device.
    case 'passkeyAdded':
      return `Bonjour,\n\nUne clé d’accès a été ajoutée à votre compte ${on(at)}\u00a0: elle ouvre votre carnet sans mot de passe. Si c’est vous, vous n’avez rien à faire. Sinon, connectez-vous à votre carnet\u00a0: la page «\u00a0Sécurité de mon compte\u00a0» du profil permet de la retirer. ${changePassword}`
    case 'passkeyRemoved':
      return `Bonjour,\n\nUne clé d’accès a été retirée de votre compte ${on(at)}\u00a0: elle n’ouvre plus votre carnet. Si c’est vous, vous n’avez rien à faire. Sinon, connectez-vous à votre carnet\u00a0: la page «\u00a0Sécurité de mon compte\u00a0» du profil dit ce qui l’ouvre encore.`
    case 'franceConnectLinked':
      return `Bonjour,\n\nVotre carnet s’ouvre aussi avec FranceConnect+ depuis ${onDay(at)}, sans mot de passe ni code. Si c’est vous, vous n’avez rien à faire. Sinon, connectez-vous à votre carnet\u00a0: la page «\u00a0Sécurité de mon compte\u00a0» du profil permet de le retirer. ${changePassword}`
    case 'franceConnectUnlinked':
      return `Bonjour,\n\nVotre carnet ne s’ouvre plus avec FranceConnect+ depuis ${onDay(at)}. Si c’est vous, vous n’avez rien à faire. Sinon, connectez-vous à votre carnet\u00a0: la page «\u00a0Sécurité de mon compte\u00a0» du profil dit ce qui l’ouvre encore.`
    case 'passwordAdded':
      return `Bonjour,\n\nUn identifiant et un mot de passe ont été ajoutés à votre compte ${on(at)}\u00a0: avec un code que nous envoyons, ils ouvrent votre carnet. Si c’est vous, vous n’avez rien à faire. Sinon, appelez le ${phone} sans attendre\u00a0: quelqu’un d’autre peut lire votre carnet.`
    case 'passwordChanged':
      return `Bonjour,\n\nLe mot de passe de votre compte a été changé ${on(at)}\u00a0: l’ancien ne marche plus, et votre carnet s’est fermé partout ailleurs. Si c’est vous, vous n’avez rien à faire. Sinon, appelez le ${phone} sans attendre\u00a0: quelqu’un d’autre peut lire votre carnet.`
    // Neither of whom: a representative may have asked for the carnet of another.
    case 'exportReady':
      return 'Bonjour,\n\nL’archive que vous avez demandée est prête. Connectez-vous à votre carnet\u00a0: la page «\u00a0Emporter mon carnet\u00a0» vous la donne. Elle n’est pas gardée longtemps.'
    case 'archiveImported':
      return `Bonjour,\n\nL’Assurance Maladie a repris dans votre carnet, ${on(at)}, les documents d’une archive. Connectez-vous à votre carnet\u00a0: la page «\u00a0Mes documents\u00a0» les montre. Si vous ne l’avez pas demandé, appelez le ${phone}.`
    case 'suspended':
      return `Bonjour,\n\nL’Assurance Maladie a suspendu votre carnet ${on(at)}\u00a0: plus personne ne peut le lire ni y ajouter de document. Pour en connaître la raison, appelez le ${phone}. Pour vous opposer à sa fermeture, connectez-vous à votre carnet ou appelez ce numéro. Sans opposition de votre part, il sera fermé dans ${delayInWords(settings.suspensionOppositionDays)}.`
    case 'suspensionClosed':
      return `Bonjour,\n\nVotre carnet était suspendu depuis ${delayInWords(settings.suspensionOppositionDays)}, sans opposition de votre part\u00a0: il est fermé. Ses documents sont gardés ${archived}. Vous pouvez demander un nouvel espace à tout moment, ${told.portal === undefined ? waysOf(told) : `en appelant le ${phone}`}.`
    case 'recordClosed':
      return `Bonjour,\n\nVotre carnet a été fermé ${on(at)}, par vous ou par une personne qui peut le faire pour vous\u00a0: plus personne ne le lit ni n’y ajoute de document. Ses documents sont gardés ${archived}. Pour le rouvrir, ou si vous ne l’avez pas voulu, connectez-vous à votre carnet ou appelez le ${phone}.`
    case 'recordReopened':
      return `Bonjour,\n\nVotre carnet a été rouvert ${on(at)}, par vous ou par une personne qui peut le faire pour vous. Ses documents y sont comme avant. ${signIn} Si vous ne l’avez pas voulu, appelez le ${phone}.`
    // Neither whose, nor by whom: as for an invitation.
    case 'delegatedClosed':
      return `Bonjour,\n\nLe carnet d’une personne que vous représentez ou que vous aidez a été fermé ${on(at)}. Le vôtre ne change pas. Si vous représentez cette personne, connectez-vous à votre carnet pour savoir duquel il s’agit.`
    case 'delegatedReopened':
      return `Bonjour,\n\nLe carnet d’une personne que vous représentez ou que vous aidez a été rouvert ${on(at)}. Connectez-vous à votre carnet pour savoir duquel il s’agit.`
    case 'deletionRequested':
      return `Bonjour,\n\nLa suppression des données de votre carnet fermé a été demandée ${on(at)}, par vous ou par une personne qui peut le faire pour vous. Ce sera fait dans un délai de ${counted(settings.deletionRequestMaxMonths, 'mois')} au plus, et sans retour. Pour annuler cette demande, ou si vous ne l’avez pas voulue, connectez-vous à votre carnet ou appelez le ${phone}, sans attendre.`
    case 'deletionCancelled':
      return `Bonjour,\n\nLa suppression des données de votre carnet, qui avait été demandée, est annulée ${on(at)}. Si vous ne l’avez pas voulu, connectez-vous à votre carnet ou appelez le ${phone}.`
    // Neither whose, nor by whom: as for the closing.
    case 'delegatedDeletion':
      return `Bonjour,\n\nLa suppression des données d’un carnet fermé, celui d’une personne que vous représentez ou que vous aidez, a été demandée ${on(at)}. Ce sera fait dans un délai de ${counted(settings.deletionRequestMaxMonths, 'mois')} au plus, et sans retour. Le vôtre ne change pas. Si vous représentez cette personne, connectez-vous à votre carnet pour savoir duquel il s’agit, et pour annuler cette demande si vous n’en voulez pas.`
    case 'delegatedDeletionCancelled':
      return `Bonjour,\n\nLa suppression des données d’un carnet fermé, celui d’une personne que vous représentez ou que vous aidez, est annulée ${on(at)}. Le vôtre ne change pas.`
    case 'majority':
      return `Bonjour,\n\nDepuis votre anniversaire, vos représentants légaux n’ont plus accès à votre carnet. Voulez-vous le garder\u202f? Vous seul en décidez maintenant\u00a0: vous pouvez en changer les réglages ou le fermer à tout moment, ${waysOf(told)}. Si vous ne l’avez jamais ouvert vous-même, une lettre vous apporte le code qui l’active.`
    // It may be read by his parents, whose address is often his: nothing of what is kept from them.
    case 'majorityComing':
      return 'Bonjour,\n\nVous serez bientôt majeur. Ce jour-là, vos représentants légaux n’auront plus accès à votre carnet\u00a0: vous seul en déciderez. Vous pourrez le garder ou le fermer. Une lettre vous apportera le code pour l’ouvrir vous-même.'
    // Neither whose, as for the closing: the page of their choice says it.
    case 'delegatedMajority':
      return 'Bonjour,\n\nUne personne que vous représentiez est majeure\u00a0: elle seule décide maintenant, et son carnet ne vous est plus ouvert. Le vôtre ne change pas. Si elle veut votre aide, elle peut vous inviter comme aidant. Connectez-vous à votre carnet pour savoir de qui il s’agit.'
    case 'delegatedMajorityComing':
      return 'Bonjour,\n\nUne personne que vous représentez sera bientôt majeure. Ce jour-là, son carnet ne vous sera plus ouvert\u00a0: elle seule décidera. Vous n’avez rien à faire. Connectez-vous à votre carnet pour savoir de qui il s’agit, et quel jour.'
    case 'openingFailed':
      return `Bonjour,\n\nVotre espace numérique de santé devait être ouvert ${on(at)}. Une panne l’a empêché. Vous n’avez rien à faire\u00a0: l’ouverture est tentée de nouveau chaque heure. Pour toute question, appelez le ${phone}.`
  }
}

/**
 * The two services that feed everybody’s record are named; a place of care is not, which alone says what one is treated
 * for: the page does (TRA-09).
 */
export function recapWords(
  services: readonly ToldFeeder[],
  { supportPhone: phone }: Pick<RuleSettings, 'supportPhone'>,
): Words {
  const places = services.filter(({ kind }) => kind === 'structure')
  const lines = services.flatMap(({ kind, lastAt }) =>
    kind === 'structure' ? [] : [`– ${serviceNames[kind]}, ${onDay(lastAt)}`],
  )
  // The last to have sent something comes first.
  const [latest] = places
  if (latest !== undefined)
    lines.push(
      places.length === 1
        ? `– un établissement, ${onDay(latest.lastAt)}`
        : `– ${places.length} établissements, dont l’un ${onDay(latest.lastAt)}`,
    )
  const mayOppose = services.some(({ kind }) => kind === 'dossierPharmaceutique')
  const where =
    'Connectez-vous à votre carnet\u00a0: dans la page «\u00a0Qui a regardé mon carnet\u00a0», «\u00a0Mes services synchronisés\u00a0» dit lesquels.'
  const opposing = ` Vous pouvez vous opposer au Dossier Pharmaceutique, à tout moment, en appelant le ${phone}.`
  return {
    subject: noticeSubjects.serviceRecap,
    text: `Bonjour,\n\nVoici les services qui ajoutent d’eux-mêmes des documents à votre carnet, et le jour de leur dernier envoi\u00a0:\n${lines.join('\n')}\n\n${where}${mayOppose ? opposing : ''}`,
  }
}

/** `portal`: the address of the carnet, when it has one of its own. */
export function codeLetterWords(
  letter: CodeLetter,
  { code, expiresAt }: Code,
  { portal, settings }: Pick<Told, 'portal' | 'settings'>,
): Words {
  const { begins, ends } = aroundCode[letter]
  const where = portal === undefined ? 'le site de votre carnet' : portal
  return {
    subject: noticeSubjects[letter],
    text: `Bonjour,\n\n${begins}\u00a0:\n1. Prenez votre carte Vitale.\n2. Allez sur ${where} et choisissez «\u00a0J’active mon carnet\u00a0».\n3. Recopiez ce code\u00a0: ${code}\n\nLe code sert une seule fois, jusqu’au ${day.format(expiresAt).replaceAll(' ', '\u00a0')}. Ne le donnez à personne\u00a0: ni un soignant ni l’Assurance Maladie ne vous le demandera.\n${ends(settings.supportPhone)}`,
  }
}

const aroundCode: Readonly<
  Record<CodeLetter, { readonly begins: string; readonly ends: (phone: string) => string }>
> = {
  activationCode: {
    begins: 'Votre carnet de santé est ouvert. Pour y entrer la première fois',
    ends: (phone) =>
      `Si vous avez besoin d’aide, ou si vous ne voulez pas de ce carnet, appelez le ${phone}.`,
  },
  recoveryCode: {
    begins: 'Vous avez demandé à entrer de nouveau dans votre carnet de santé. Pour choisir comment',
    ends: (phone) =>
      `Ce qui ouvrait votre carnet jusqu’ici ne marchera plus alors. Si vous n’avez rien demandé, n’utilisez pas ce code et appelez le ${phone}.`,
  },
}

/** Neither whose, nor by whom: an e-mail may be read by others. */
export function childCodeWords(
  { code, expiresAt }: Code,
  { portal, settings: { supportPhone } }: Pick<Told, 'portal' | 'settings'>,
): Words {
  const where = portal === undefined ? 'le site de votre carnet' : portal
  return {
    subject: noticeSubjects.childCode,
    text: `Bonjour,\n\nVous avez demandé à ouvrir le carnet de santé d’un enfant que vous représentez. Pour le faire\u00a0:\n1. Prenez votre carte Vitale, et le numéro de sécurité sociale de l’enfant.\n2. Allez sur ${where} et choisissez «\u00a0J’active le carnet de mon enfant\u00a0», puis «\u00a0J’ai le code\u00a0».\n3. Recopiez ce code\u00a0: ${code}\n\nLe code sert une seule fois, jusqu’au ${day.format(expiresAt).replaceAll(' ', '\u00a0')}. Ne le donnez à personne. Si vous n’avez rien demandé, n’utilisez pas ce code et appelez le ${supportPhone}.`,
  }
}

const serviceNames = {
  assuranceMaladie: 'l’Assurance Maladie',
  dossierPharmaceutique: 'le Dossier Pharmaceutique',
} as const

/** His address is professional and confidential: the patient is named, or he could do nothing with it. */
export function wordsToMedecinTraitant(cause: EmergencyCause, at: Date, patient: string): Words {
  const how = { brisDeGlace: 'bris de glace', centre15: 'régulation, centre 15' }[cause]
  return {
    subject: 'Accès en urgence au DMP de l’un de vos patients',
    text: `Bonjour,\n\nUn DMP dont vous êtes le médecin traitant déclaré a été ouvert en urgence (${how}) ${on(at)}.\nPatient\u00a0: ${patient}.\nL’historique des accès de ce DMP en donne le détail.`,
  }
}
