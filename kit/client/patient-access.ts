/**
 * TD1.5, the holder's account on the internet. The secrets are in the answer and nowhere else: nothing here keeps them
 * (EX_GEN-1470). soap.md §1.3.
 */
import type { PatientId } from '@carnet/core/model/ins.ts'
import { isOk } from '@carnet/core/wire/habilitations/set-authorization.ts'
import {
  type AccessChannel,
  type ChannelUpdate,
  formatAccessCreation,
  formatAccessRenewal,
  formatChannelUpdate,
  readAccessAnswer,
  type SecretsAnswer,
} from '@carnet/core/wire/patients-specific/patient-access.ts'
import { DmpRefusal, DmpUnreachable } from './errors.ts'
import type { Exchange, Request } from './exchange.ts'
import { understand } from './understand.ts'

/** To be handed to the holder with secretsDocuments, then forgotten. */
export type PortalSecrets = { readonly login: string; readonly password: string }

/** `channel`: where his one-time codes will be sent. @throws DmpRefusal, DmpUnreachable */
export async function openPatientAccess(
  exchange: Exchange,
  patient: PatientId,
  channel: AccessChannel,
): Promise<PortalSecrets> {
  const body = formatAccessCreation(channel)
  return secretsIn(await send(exchange, { operation: 'createPatientAccess', patient, body }))
}

/** The former login and password end with it. @throws DmpRefusal, DmpUnreachable */
export async function renewPatientAccess(exchange: Exchange, patient: PatientId): Promise<PortalSecrets> {
  const body = formatAccessRenewal()
  return secretsIn(await send(exchange, { operation: 'renewPatientAccess', patient, body }))
}

/** @throws DmpRefusal, DmpUnreachable */
export async function changePatientChannel(
  exchange: Exchange,
  patient: PatientId,
  update: ChannelUpdate,
): Promise<void> {
  await send(exchange, { operation: 'updatePatientChannel', patient, body: formatChannelUpdate(update) })
}

async function send(exchange: Exchange, request: Request): Promise<SecretsAnswer> {
  const { body } = await exchange.send(request)
  const answer = understand(() => readAccessAnswer(body))
  if (!isOk(answer)) throw new DmpRefusal(answer.status, answer.context)
  return answer
}

function secretsIn({ login, password }: SecretsAnswer): PortalSecrets {
  if (login === undefined || password === undefined)
    throw new DmpUnreachable('La réponse du DMP ne porte ni identifiant ni mot de passe.')
  return { login, password }
}
