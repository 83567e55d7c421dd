/** « Mes patients » and « Ouvrir un DMP »: TD0.4, then TD0.2 on the one who is named. people.md W-02, W-10. */
import { usualName } from '@carnet/core/model/identity.ts'
import { parseIns } from '@carnet/core/model/ins.ts'
import { patientUrl, proUrls } from '@carnet/web/pro/addresses.ts'
import { openRecordPage, patientsPage } from '@carnet/web/pro/patients.ts'
import { pro as words } from '@carnet/web/words/pro.ts'
import type { FastifyInstance } from 'fastify'
import { patientOfMatricule } from '../../../actions/emergency-door.ts'
import { listPatients } from '../../../actions/list-patients.ts'
import { testExistence } from '../../../actions/test-existence.ts'
import { pageIn } from '../in-address.ts'
import type { Portal } from '../portal.ts'
import { isFromHisForm, proOf, requireProfessional, sendNoRecord, sendStale } from './session.ts'

const pageLength = 50

export function mountPatients(pages: FastifyInstance, portal: Portal): void {
  const { platform, professionals, matricules } = portal

  pages.get<{ Querystring: { page?: string } }>(proUrls.patients, async (request, reply) => {
    const session = await requireProfessional(portal, request, reply)
    if (session === undefined) return reply
    const listed = await listPatients(platform, session.caller, { by: 'authorisation' })
    const last = Math.max(1, Math.ceil(listed.length / pageLength))
    const current = Math.min(pageIn(request.query.page), last)
    const ofPage = listed.slice((current - 1) * pageLength, current * pageLength)
    const names = await professionals.openPatients(
      session,
      ofPage.map(({ record }) => record),
    )
    return reply.send(
      patientsPage({
        ...proOf(portal, request, session),
        patients: ofPage.map(({ record, until, medecinTraitant, lastActAt, lastAdditionAt }) => ({
          id: names.get(record.id)!,
          name: usualName(record.identity),
          birthDate: record.identity.birthDate,
          until,
          medecinTraitant,
          lastActAt,
          lastAdditionAt,
        })),
        count: listed.length,
        pages: { current, last },
      }),
    )
  })

  pages.get(proUrls.open, async (request, reply) => {
    const session = await requireProfessional(portal, request, reply)
    return session === undefined ? reply : reply.send(openRecordPage(proOf(portal, request, session)))
  })

  pages.post<{ Body: { matricule?: string } | undefined }>(proUrls.open, async (request, reply) => {
    const session = await requireProfessional(portal, request, reply)
    if (session === undefined) return reply
    const pro = proOf(portal, request, session)
    if (!isFromHisForm(session, request)) return sendStale(reply, pro)
    const typed = String(request.body?.matricule ?? '')
    const ins = parseIns(typed.replace(/[\s.]/g, '').toUpperCase())
    const verdict = ins && matricules.judgeKey(ins)
    if (ins === undefined || verdict === 'refused') {
      const said = ins === undefined ? words.opening.wrong : words.opening.wrongKey
      const problems = [{ field: 'matricule', words: said }]
      return reply.code(422).send(openRecordPage({ ...pro, typed, problems }))
    }
    if (verdict === 'noted') portal.noteWrongKey()
    const patient = await patientOfMatricule(platform, ins, matricules.authorities)
    const existence = await testExistence(platform, session.caller, patient, { withMotive: false })
    if (existence.state !== 'active') return sendNoRecord(reply, pro)
    const names = await professionals.openPatients(session, [existence.record])
    return reply.redirect(patientUrl(names.get(existence.record.id)!), 303)
  })
}
