/** « Mes signalements »: what the patient reported and what became of it; the form that sends one. rules.md CON-24. */
import type { DisputeReason } from '@carnet/core/model/report.ts'
import { isAnswerLate, reportAnswerBy } from '@carnet/core/rules/reports.ts'
import {
  type ReportFormData,
  reportFormPage,
  reportsPage,
  reportWordsMax,
} from '@carnet/web/patient/reports.ts'
import type { FieldProblem } from '@carnet/web/ui/field/error-summary.ts'
import { urls } from '@carnet/web/urls.ts'
import { reports as words } from '@carnet/web/words/reports.ts'
import type { FastifyInstance } from 'fastify'
import type { Target } from '../../../actions/in-directory.ts'
import { Refused } from '../../../actions/perform.ts'
import { listReports, type ReportTarget, reportable, reportProblem } from '../../../actions/report-problem.ts'
import { traceIdIn } from '../in-address.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { oneEach } from '../typed-forms.ts'

type Query = { acces?: string; document?: string; correction?: string }
type Form = { service?: string; motif?: string; texte?: string; sorte?: string; id?: string } | undefined

const serviceLengthMax = 120

export function mountReports(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  pages.get<{ Querystring: { fait?: string } }>(urls.reports, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller } = session
    return reply.send(
      reportsPage({
        ...carnetOf(portal, session),
        reports: (await listReports(platform, caller, caller.patient)).map((report) => ({
          ...report,
          answerBy: reportAnswerBy(report, platform.settings),
          late: isAnswerLate(report, platform.settings, platform.clock.now()),
        })),
        sent: request.query.fait !== undefined,
      }),
    )
  })

  const form = async (
    session: CarnetSession,
    target: ReportFormData['target'],
    typed: Pick<ReportFormData, 'service' | 'reason' | 'words' | 'problems'>,
  ) => {
    const { caller } = session
    const asked = reported(target, '', 'notNormal')
    const subject =
      asked.kind === 'service' ? undefined : await reportable(platform, caller, caller.patient, asked)
    return reportFormPage({ ...carnetOf(portal, session), target, subject, ...typed })
  }

  pages.get<{ Querystring: Query }>(urls.report, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { service, motif, texte, ...who } = oneEach(session.typed)
    const typed = { service, reason: reasonIn(motif), words: texte, problems: [] }
    return reply.send(await form(session, depositsIn(who) ?? targetIn(request.query), typed))
  })

  pages.post<{ Querystring: Query; Body: Form }>(urls.report, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const target = depositsIn(request.body) ?? targetIn(request.query)
    if (!isFromOurForm(session, request)) return reply.redirect(urls.reports, 303)
    const service = request.body?.service?.trim().slice(0, serviceLengthMax) ?? ''
    const reason = reasonIn(request.body?.motif)
    const written = request.body?.texte?.trim().slice(0, reportWordsMax) ?? ''
    // The button of « Mes professionnels » asks for the form: nothing is written yet.
    if (target.kind === 'deposits' && request.body?.texte === undefined)
      return reply.send(await form(session, target, { problems: [] }))
    const again = async (status: number, problems: readonly FieldProblem[]) =>
      reply.code(status).send(await form(session, target, { service, reason, words: written, problems }))
    const missing: readonly (FieldProblem | false)[] = [
      target.kind === 'service' && service === '' && { field: 'service', words: words.serviceMissing },
      written === '' &&
        mustExplain(target, reason) && {
          field: 'texte',
          words: target.kind === 'deposits' ? words.motiveMissing : words.textMissing,
        },
    ]
    const problems = missing.filter((each) => each !== false)
    if (problems.length > 0) return again(422, problems)
    const { caller } = session
    try {
      await reportProblem(platform, caller, caller.patient, {
        target: reported(target, service, reason),
        words: written,
      })
      return reply.redirect(`${urls.reports}?fait=oui`, 303)
    } catch (error) {
      if (!(error instanceof Refused) || error.reason !== 'tooManyRequests') throw error
      const seconds = error.retryAfterSeconds ?? 60
      reply.header('retry-after', String(seconds))
      return again(429, [{ field: 'texte', words: words.tooMany(Math.ceil(seconds / 60)), atField: '' }])
    }
  })
}

/** That one does not know somebody says it all. */
function mustExplain({ kind }: ReportFormData['target'], reason: DisputeReason): boolean {
  return kind !== 'access' || reason === 'notNormal'
}

function reasonIn(motif: string | undefined): DisputeReason {
  return motif === 'notNormal' ? 'notNormal' : 'unknownPerson'
}

function reported(target: ReportFormData['target'], service: string, reason: DisputeReason): ReportTarget {
  switch (target.kind) {
    case 'access':
      return { kind: 'access', traceId: target.id, reason }
    case 'document':
    case 'correction':
      return { kind: target.kind, entryUuid: target.id }
    case 'service':
      return { kind: 'service', name: service }
    case 'deposits':
      return { kind: 'deposits', of: target.of as Target }
  }
}

function depositsIn(form: Form): ReportFormData['target'] | undefined {
  const { sorte, id } = form ?? {}
  if ((sorte !== 'professional' && sorte !== 'structure') || !id) return undefined
  return { kind: 'deposits', of: { kind: sorte, id } }
}

function targetIn({ acces, document, correction }: Query): ReportFormData['target'] {
  if (acces !== undefined) return { kind: 'access', id: traceIdIn(acces) }
  if (document !== undefined) return { kind: 'document', id: document }
  if (correction !== undefined) return { kind: 'correction', id: correction }
  return { kind: 'service' }
}
