/** One patient, as what opens his record lets him be read: TD0.2, TD3.1, TD3.2. people.md W-03 to W-06. */
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { statesOf } from '@carnet/core/rules/document-states.ts'
import { refusalSentences } from '@carnet/core/rules/refusals.ts'
import { warningsOnReading } from '@carnet/core/rules/stated-visibility.ts'
import type { Access } from '@carnet/web/pro/access.ts'
import { patientUrl, proUrls } from '@carnet/web/pro/addresses.ts'
import { proDocumentPage } from '@carnet/web/pro/document.ts'
import {
  type ContextualPage,
  type ProDocument,
  type ProDocuments,
  patientPage,
  statesOnDemand,
} from '@carnet/web/pro/patient.ts'
import { pro as words } from '@carnet/web/words/pro.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type DocumentsForProfessional,
  documentsForProfessional,
} from '../../../actions/documents-for-professional.ts'
import { Refused } from '../../../actions/perform.ts'
import { type ReleasedDocument, readDocuments } from '../../../actions/read-document.ts'
import { recordConsent } from '../../../actions/record-consent.ts'
import { testExistence } from '../../../actions/test-existence.ts'
import { refusalAnswers } from '../../refusal-answers.ts'
import { sendOriginal, sendPiece } from '../document-files.ts'
import { pageIn } from '../in-address.ts'
import { policyWithContent } from '../page-policy.ts'
import { summaryOf } from '../patient/document-summary.ts'
import { readableOf } from '../patient/document-text.ts'
import type { Portal } from '../portal.ts'
import { type OfPatient, type OpenedRecord, openedRecord, stripOf } from './opened.ts'
import { isFromHisForm, sendNoRecord, sendStale } from './session.ts'

type Asked = OfPatient & {
  Querystring: {
    page?: string
    etats?: string | string[]
    id?: string
    n?: string
    fait?: string
    demande?: string
  }
}

const pageLength = 50
const address = `${proUrls.patient}/:id`

export function mountPatient(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  const showPatient = async (
    request: FastifyRequest<Asked>,
    reply: FastifyReply,
    opened: OpenedRecord,
    told?: Access['told'],
  ) => {
    const { session, patient, pro, strip } = opened
    const existence = await testExistence(platform, session.caller, patient, { withMotive: false })
    if (existence.state !== 'active') return sendNoRecord(reply, pro)
    const { standing, until, medecinTraitant, administrator, authorisation, record } = existence
    const { list, refusal } =
      authorisation === 'VALIDE'
        ? await listed(opened, request)
        : {
            list: undefined,
            refusal: authorisation === 'INTERDIT' ? refusalSentences.blockedByPatient : undefined,
          }
    const { demande } = request.query
    const notBuilt = isNotBuilt(demande) ? demande : undefined
    const stands = standing !== 'notAuthorised' && standing !== 'authorisationExpired'
    return reply.send(
      patientPage({
        ...pro,
        patient: stripOf(portal, strip.id, { patient, identity: record.identity }),
        access: {
          standing,
          until,
          medecinTraitant,
          administrator,
          mayConsent: !stands && refusal === undefined,
          ...(refusal !== undefined && { refusal }),
          ...(told && { told }),
        },
        list,
        ...(notBuilt && { notBuilt }),
      }),
    )
  }

  /** What he may read; or, though the patient would let him, why he may not. */
  const listed = async (
    { session, patient }: OpenedRecord,
    { query }: FastifyRequest<Asked>,
  ): Promise<{ readonly list: ProDocuments | undefined; readonly refusal: string | undefined }> => {
    const shown = statesIn(query.etats)
    const statuses = new Set<DocumentStatus>(['approved', ...shown])
    try {
      const list = await documentsForProfessional(platform, session.caller, patient, statuses, (visible) =>
        pageOf(visible, pageIn(query.page)),
      )
      return { list: { ...list, shown }, refusal: undefined }
    } catch (error) {
      if (!(error instanceof Refused) || refusalAnswers[error.reason].as !== 'fault') throw error
      if (error.retryAfterSeconds !== undefined) throw error
      return { list: undefined, refusal: refusalSentences[error.reason] }
    }
  }

  const documentAsked = async (request: FastifyRequest<Asked>, reply: FastifyReply) => {
    const opened = await openedRecord(portal, request, reply)
    if (opened === undefined) return undefined
    const { session, patient } = opened
    const [document] = await readDocuments(platform, session.caller, patient, [request.query.id ?? ''])
    if (document === undefined) throw new Refused('documentUnknown')
    return { ...opened, document }
  }

  pages.get<Asked>(address, async (request, reply) => {
    const opened = await openedRecord(portal, request, reply)
    if (opened === undefined) return reply
    return showPatient(
      request,
      reply,
      opened,
      ['accord', 'equipe'].includes(request.query.fait ?? '') ? 'recorded' : undefined,
    )
  })

  pages.post<Asked & { Body: { accord?: string } | undefined }>(
    `${address}/accord`,
    async (request, reply) => {
      const opened = await openedRecord(portal, request, reply)
      if (opened === undefined) return reply
      const { session, patient, pro, strip } = opened
      if (!isFromHisForm(session, request)) return sendStale(reply, pro)
      if (request.body?.accord !== 'oui') {
        reply.code(422)
        return showPatient(request, reply, opened, 'missing')
      }
      await recordConsent(platform, session.caller, patient, { action: 'authoriseConsultation', told: true })
      return reply.redirect(`${patientUrl(strip.id)}?fait=accord`, 303)
    },
  )

  pages.get<Asked>(`${address}/document`, async (request, reply) => {
    const asked = await documentAsked(request, reply)
    if (asked === undefined) return reply
    const { pro, strip, document } = asked
    const readable = await readableOf(document)
    return reply.header('content-security-policy', policyWithContent).send(
      proDocumentPage({
        ...pro,
        patient: strip,
        document: onThePage(document),
        warnings: warningsOnReading(document.visibility),
        readable,
      }),
    )
  })

  pages.get<Asked>(`${address}/piece`, async (request, reply) => {
    const asked = await documentAsked(request, reply)
    return asked === undefined ? reply : sendPiece(reply, asked.document, Number(request.query.n))
  })

  pages.get<Asked>(`${address}/original`, async (request, reply) => {
    const asked = await documentAsked(request, reply)
    return asked === undefined ? reply : sendOriginal(reply, asked.document)
  })
}

async function pageOf({ documents, label }: DocumentsForProfessional, asked: number) {
  const last = Math.max(1, Math.ceil(documents.length / pageLength))
  const current = Math.min(asked, last)
  const latest = documents.toSorted((a, b) => dateOf(b).getTime() - dateOf(a).getTime())
  const ofPage = await label(latest.slice((current - 1) * pageLength, current * pageLength))
  return { documents: ofPage.map(onThePage), count: documents.length, pages: { current, last } }
}

/** As the list says it: of the care, else of the deposit. */
function dateOf({ serviceStartTime, submittedAt }: DocumentsForProfessional['documents'][number]): Date {
  return serviceStartTime ?? submittedAt
}

function onThePage(document: Omit<ReleasedDocument, 'open'>): ProDocument {
  return { uniqueId: document.uniqueId, summary: summaryOf(document, null), states: statesOf(document) }
}

/** Those that the list shows besides what is in force. */
function statesIn(asked: string | string[] | undefined) {
  const named = [asked ?? []].flat().flatMap((each) => String(each).split(','))
  return statesOnDemand.filter((state) => named.includes(state))
}

function isNotBuilt(page: string | undefined): page is ContextualPage {
  return page !== undefined && Object.hasOwn(words.direct.pages, page)
}
