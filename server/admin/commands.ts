/** What the operator may do to the life of a record: one action each, one line said. docs/exploiter/vie-du-dossier.md. */
import { verify } from 'node:crypto'
import type { EmergencyChoice } from '@carnet/core/rules/emergency-choices.ts'
import { changeIdentity, mergeRecords } from '../actions/change-identity.ts'
import { closeRecord } from '../actions/close-record.ts'
import { decideOnDossierPharmaceutique } from '../actions/decide-on-dossier-pharmaceutique.ts'
import { withdrawMedecinTraitant } from '../actions/declare-medecin-traitant.ts'
import { opposeHeirs } from '../actions/heirs.ts'
import { informByLetter, informPerson } from '../actions/inform-person.ts'
import { openForPerson } from '../actions/open-for-person.ts'
import { Refused } from '../actions/perform.ts'
import { recordOpposition } from '../actions/record-opposition.ts'
import { reopenRecord } from '../actions/reopen-record.ts'
import { cancelDeletion, requestDeletion } from '../actions/request-deletion.ts'
import { sendActivationCode } from '../actions/send-activation-code.ts'
import { restoreRecord, suspendRecord } from '../actions/suspend-record.ts'
import { certificates } from '../store/destruction.ts'
import { takeArchive } from './archive/import.ts'
import { addCarer, endCarer } from './carers.ts'
import { type Gesture, UsageError } from './gesture.ts'
import { askForHeir, grantHeir, refuseHeir, reviewHeirs, waitingHeirs } from './heirs.ts'
import { medecinsTraitants, medecinTraitant } from './medecins-traitants.ts'
import { readPersons } from './persons.ts'
import { addRepresentative, endRepresentation } from './representatives.ts'

const certificatesMax = 1000

export const commands = {
  inform,
  undelivered: (gesture: Gesture) =>
    done(gesture, informByLetter, 'Une lettre va partir\u202f; les six semaines courront de son envoi.'),
  'activation-code': (gesture: Gesture) =>
    done(
      gesture,
      sendActivationCode,
      'Une lettre va partir, avec un nouveau code\u202f; l’ancien ne vaut plus.',
    ),
  oppose,
  open,
  reopen,
  suspend,
  restore: (gesture: Gesture) => done(gesture, restoreRecord, 'Dossier rétabli.'),
  close,
  'request-deletion': (gesture: Gesture) =>
    done(gesture, requestDeletion, 'Suppression demandée\u202f; la personne en est avertie.'),
  'oppose-dp': (gesture: Gesture) =>
    done(
      gesture,
      (...asked) => decideOnDossierPharmaceutique(...asked, 'opposeDossierPharmaceutique'),
      'Opposition au Dossier Pharmaceutique enregistrée\u202f; ce qui en est déjà venu reste.',
    ),
  'accept-dp': (gesture: Gesture) =>
    done(
      gesture,
      (...asked) => decideOnDossierPharmaceutique(...asked, 'acceptDossierPharmaceutique'),
      'Opposition au Dossier Pharmaceutique annulée.',
    ),
  'medecin-traitant': medecinTraitant,
  'no-medecin-traitant': (gesture: Gesture) =>
    done(gesture, withdrawMedecinTraitant, 'Cette personne n’a plus de médecin traitant déclaré.'),
  'medecins-traitants': medecinsTraitants,
  'add-representative': addRepresentative,
  'end-representative': endRepresentation,
  'add-carer': addCarer,
  'end-carer': endCarer,
  'oppose-heirs': (gesture: Gesture) =>
    done(
      gesture,
      (...asked) => opposeHeirs(...asked, 'opposeHeirs'),
      'Refus enregistré\u202f; après son décès, rien ne sera donné à ses ayants droit.',
    ),
  'accept-heirs': (gesture: Gesture) =>
    done(gesture, (...asked) => opposeHeirs(...asked, 'acceptHeirs'), 'Refus annulé.'),
  'heir-request': askForHeir,
  heirs: reviewHeirs,
  'waiting-heirs': waitingHeirs,
  'refuse-heir': refuseHeir,
  'grant-heir': grantHeir,
  'change-identity': change,
  merge,
  'import-archive': takeArchive,
  certificates: listCertificates,
  'cancel-deletion': (gesture: Gesture) => done(gesture, cancelDeletion, 'Suppression annulée.'),
} as const

async function inform({
  platform,
  agent,
  operands,
  matricules,
  file: whole,
  say,
  warn,
}: Gesture): Promise<void> {
  const [file] = operands
  if (file === undefined)
    throw new UsageError('inform attend un fichier\u00a0: une personne par ligne, en JSON.')
  const persons = readPersons(whole(file), { matricules, warn })
  let informed = 0
  for (const person of persons)
    try {
      await informPerson(platform, agent, person)
      informed += 1
    } catch (error) {
      // One who cannot be informed stops nobody else; a second run of the file does no harm.
      if (!(error instanceof Refused)) throw error
      say(`${person.patient.ins}\t${error.reason}`)
    }
  say(`${informed} sur ${persons.length} à informer\u202f; les messages vont partir.`)
}

async function oppose({ platform, agent, patient, say }: Gesture): Promise<void> {
  const opposed = await recordOpposition(platform, agent, patient('patient'))
  say(
    {
      opening: 'Opposition à l’ouverture enregistrée\u202f; la preuve va partir.',
      integration: 'Opposition au rattachement enregistrée\u202f; la preuve va partir.',
      closing: 'Opposition à la fermeture enregistrée\u202f; le dossier reste suspendu.',
    }[opposed],
  )
}

async function open({ platform, agent, patient, options, say }: Gesture): Promise<void> {
  const asked = { consent: consentIn(options), emergency: choiceIn(options) }
  await openForPerson(platform, agent, patient('patient'), asked)
  say('Dossier ouvert.')
}

async function reopen({ platform, agent, patient, options, say }: Gesture): Promise<void> {
  const asked = { consent: consentIn(options), emergency: choiceIn(options) }
  await reopenRecord(platform, agent, patient('patient'), asked)
  say('Dossier rouvert.')
}

async function suspend({ platform, agent, patient, options, say }: Gesture): Promise<void> {
  if (options.reason === undefined)
    throw new UsageError('Il manque --reason\u00a0: pourquoi le dossier est suspendu.')
  await suspendRecord(platform, agent, patient('patient'), options.reason)
  say('Dossier suspendu\u202f; la personne en est avertie.')
}

async function close({ platform, agent, patient, options, say }: Gesture): Promise<void> {
  const { motive: code, reason: text } = options
  if (code === undefined) throw new UsageError('Il manque --motive\u00a0: le code du motif (DECES, FRAUDE…).')
  await closeRecord(platform, agent, patient('patient'), { code, ...(text !== undefined && { text }) })
  say('Dossier fermé.')
}

async function change(gesture: Gesture): Promise<void> {
  const { platform, agent, operands, matricules, patient, say, warn } = gesture
  const [file] = operands
  const [person, ...others] = file === undefined ? [] : readPersons(gesture.file(file), { matricules, warn })
  if (person === undefined || others.length > 0)
    throw new UsageError('change-identity attend un fichier d’une personne\u00a0: celle que donne INSi.')
  await changeIdentity(platform, agent, patient('patient'), person)
  say('Identité changée\u202f; l’ancien matricule retrouve toujours le dossier.')
}

async function merge({ platform, agent, patient, say }: Gesture): Promise<void> {
  await mergeRecords(platform, agent, patient('into'), patient('patient'))
  say('Dossiers réunis.')
}

/** Proof by anyone who has the public key: the statement is printed as it was signed. */
async function listCertificates({ platform, say }: Gesture): Promise<void> {
  const { kept, publicKey } = await platform.database.read(async (tx) => ({
    kept: await certificates(tx, certificatesMax),
    publicKey: tx.keyring.publicKey('certificates'),
  }))
  for (const { statement, signature } of kept) {
    const valid = verify(null, Buffer.from(statement), publicKey, signature)
    say(`${valid ? 'valable' : 'ALTÉRÉ'}\t${statement}\t${signature.toString('base64')}`)
  }
  say(publicKey.trim())
}

async function done(
  { platform, agent, patient, say }: Gesture,
  act: (
    platform: Gesture['platform'],
    agent: Gesture['agent'],
    patient: ReturnType<Gesture['patient']>,
  ) => Promise<void>,
  sentence: string,
): Promise<void> {
  await act(platform, agent, patient('patient'))
  say(sentence)
}

/** Typing it says that the person has just given it: there is no default. */
function consentIn({ consent }: Gesture['options']): { readonly given: boolean } {
  return { given: consent === true }
}

const boxes = { 'bris-de-glace': { btg: false }, 'centre-15': { etreat: false } } as const

function choiceIn({ refuse }: Gesture['options']): EmergencyChoice {
  return Object.assign(
    {},
    ...(refuse?.split(',') ?? []).map((box) => {
      if (!Object.hasOwn(boxes, box))
        throw new UsageError('--refuse attend bris-de-glace, centre-15, ou les deux.')
      return boxes[box as keyof typeof boxes]
    }),
  )
}
