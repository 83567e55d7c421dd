/** TD1.5a to d, createPatientAccess, patientOTPUpdate, updatePatientAccess: the account of a patient. soap.md §1.3. */
import type { CodeChannel } from '@carnet/core/rules/patient-account.ts'
import { refusalSentences } from '@carnet/core/rules/refusals.ts'
import { statusOk } from '@carnet/core/wire/habilitations/set-authorization.ts'
import {
  type AccessChannel,
  type ChannelUpdate,
  formatChannelAnswer,
  formatRenewalAnswer,
  formatSecretsAnswer,
  readAccessCreation,
  readAccessRenewal,
  readChannelUpdate,
  type SecretsAnswer,
} from '@carnet/core/wire/patients-specific/patient-access.ts'
import * as account from '../../actions/patient-access.ts'
import { Refused } from '../../actions/perform.ts'
import { makeSecrets } from '../../identity/portal-secrets.ts'
import { refusalAnswers } from '../refusal-answers.ts'
import type { SoapAnswer, SoapContext } from './context.ts'

const kinds: Readonly<Record<AccessChannel['type'], CodeChannel>> = { SMS: 'sms', EMAIL: 'email' }

const changes = {
  AJOUT: 'addChannel',
  MODIFICATION: 'replaceChannel',
  SUPPRESSION: 'removeChannel',
} as const satisfies Record<ChannelUpdate['action'], string>

export const accessContexts = {
  opened: 'Compte ouvert',
  // The DMP's own words.
  changed: 'OTP mis à jour',
  renewed: 'Identifiant et mot de passe renouvelés',
} as const

export async function createPatientAccess(context: SoapContext): Promise<SoapAnswer> {
  const { platform, caller, patient, body } = context
  const { type, canal } = readAccessCreation(body)
  const opened = account.openPatientAccess(
    platform,
    caller,
    patient,
    { by: kinds[type], to: canal },
    makeSecrets,
  )
  return { body: formatSecretsAnswer(await answered(opened, accessContexts.opened)) }
}

export async function renewPatientAccess({
  platform,
  caller,
  patient,
  body,
}: SoapContext): Promise<SoapAnswer> {
  readAccessRenewal(body)
  const renewed = account.renewPatientAccess(platform, caller, patient, makeSecrets)
  return { body: formatRenewalAnswer(await answered(renewed, accessContexts.renewed)) }
}

export async function updatePatientChannel({
  platform,
  caller,
  patient,
  body,
}: SoapContext): Promise<SoapAnswer> {
  const { type, canal, action } = readChannelUpdate(body)
  const changed = account.changePatientChannel(platform, caller, patient, {
    change: changes[action],
    by: kinds[type],
    to: action === 'SUPPRESSION' ? null : canal,
  })
  return {
    body: formatChannelAnswer(
      await answered(
        changed.then(() => ({})),
        accessContexts.changed,
      ),
    ),
  }
}

/** What the state of the account or of the record does not allow is a status; rights and identity stay faults. */
async function answered(
  act: Promise<Pick<SecretsAnswer, 'login' | 'password'>>,
  context: string,
): Promise<SecretsAnswer> {
  try {
    return { ...(await act), status: statusOk, context }
  } catch (error) {
    const answer = error instanceof Refused ? refusalAnswers[error.reason] : undefined
    if (!(error instanceof Refused) || answer?.as !== 'rejected') throw error
    return { status: answer.code, context: refusalSentences[error.reason] }
  }
}
