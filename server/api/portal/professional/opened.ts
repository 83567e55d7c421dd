/** The patient whom an address of the session names. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import { isOfAge } from '@carnet/core/rules/majority.ts'
import type { ProPatient } from '@carnet/web/pro/patient.ts'
import type { Pro } from '@carnet/web/pro/shell.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OpenedPatient } from '../../../identity/professional/sessions.ts'
import { isUuid } from '../in-address.ts'
import type { Portal } from '../portal.ts'
import { type ProSession, proOf, requireProfessional, sendNoPatient } from './session.ts'

export type OfPatient = { Params: { id: string } }

export type OpenedRecord = {
  readonly session: ProSession
  readonly patient: PatientId
  /** What each of its pages is given. */
  readonly pro: Pro
  readonly strip: ProPatient
}

/** undefined: nobody is there, or this session opened no such patient, and he was told. */
export async function openedRecord(
  portal: Portal,
  request: FastifyRequest<OfPatient>,
  reply: FastifyReply,
): Promise<OpenedRecord | undefined> {
  const session = await requireProfessional(portal, request, reply)
  if (session === undefined) return undefined
  const pro = proOf(portal, request, session)
  const { id } = request.params
  const opened = isUuid(id) ? await portal.professionals.patientOf(session, id) : undefined
  if (opened === undefined) {
    sendNoPatient(reply, pro)
    return undefined
  }
  return { session, patient: opened.patient, pro, strip: stripOf(portal, id, opened) }
}

export function stripOf({ platform }: Portal, id: string, { identity, patient }: OpenedPatient): ProPatient {
  const now = platform.clock.now()
  return {
    id,
    identity,
    ins: patient.ins,
    age: ageOf(identity.birthDate, now),
    minor: !isOfAge(identity.birthDate, now, platform.settings),
  }
}

/** undefined: the day of birth is not known. */
function ageOf(birthDate: string, now: Date): number | undefined {
  const [year, month, day] = birthDate.split('-').map(Number)
  if (year === undefined || month === undefined || day === undefined) return undefined
  const today = now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' }).split('-').map(Number)
  const [y = 0, m = 0, d = 0] = today
  return y - year - (m < month || (m === month && d < day) ? 1 : 0)
}
