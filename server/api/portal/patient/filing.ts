/** The holder names and deletes what he added: pages, then actions that decide. rules.md VIS-13. */

import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import { objectionToDeletion, readDescription } from '@carnet/core/rules/holder-documents.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { restateEntry } from '@carnet/core/wire/xds/document-entry.ts'
import { describedAs } from '@carnet/core/wire/xds/entry-version.ts'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import {
  chooseToDeletePage,
  confirmDeletionPage,
  type DeletionProblem,
} from '@carnet/web/patient/delete-documents.ts'
import { type EditDocumentData, editDocumentPage } from '@carnet/web/patient/edit-document.ts'
import { documentUrl, urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { type DescribedWriting, deleteDocuments, editDocument } from '../../../actions/holder-documents.ts'
import { listDocuments } from '../../../actions/list-documents.ts'
import { Refused } from '../../../actions/perform.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { oneEach } from '../typed-forms.ts'
import { isHolders, summaryOf } from './document-summary.ts'
import { middayOf } from './holder-document.ts'
import { type Proposal, proposalIn } from './proposal.ts'

type Params = { id: string }
type Form = { titre?: string; sorte?: string; date?: string } | undefined
type Choice = { document?: string | readonly string[]; etape?: string }

const writing: DescribedWriting = {
  hasMember: associationTypes.hasMember,
  restate: restateEntry,
  describedAs,
}

export function mountFiling(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal
  const today = () => civilDay(platform.clock.now())
  /** What the session's list shows of what was added from this space. */
  const ownOf = async ({ caller, previousVisitAt }: CarnetSession) => {
    const { documents } = await listDocuments(platform, caller, caller.patient, isHolders)
    return documents.map((document) => summaryOf(document, previousVisitAt))
  }
  const editPage = (session: CarnetSession, data: Pick<EditDocumentData, 'id' | 'typed' | 'problems'>) =>
    editDocumentPage({ ...carnetOf(portal, session), today: today(), ...data })

  pages.get<{ Params: Params; Querystring: Proposal }>(
    `${urls.documents}/:id/modifier`,
    async (request, reply) => {
      const session = await requireSession(portal, request, reply)
      if (session === undefined) return reply
      const { id } = request.params
      const document = (await ownOf(session)).find((each) => each.id === id)
      if (document === undefined) throw new Refused('documentUnknown')
      const { title, typeCode, careAt, submittedAt } = document
      const proposed = proposalIn(request.query)
      const { titre, sorte = proposed.sorte, date = proposed.date } = oneEach(session.typed)
      const typed = {
        title: titre ?? title,
        type: sorte ?? typeCode,
        careOn: date ?? civilDay(careAt ?? submittedAt),
      }
      return reply.send(editPage(session, { id, typed }))
    },
  )

  pages.post<{ Params: Params; Body: Form }>(`${urls.documents}/:id/modifier`, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { id } = request.params
    if (!isFromOurForm(session, request)) return reply.redirect(documentUrl(id), 303)
    const { titre = '', sorte = '', date = '' } = request.body ?? {}
    const typed = { title: titre, type: sorte, careOn: date }
    const description = readDescription(typed, today())
    if ('objections' in description)
      return reply.code(422).send(editPage(session, { id, typed, problems: description.objections }))
    const { title, type, careOn } = description
    const { caller } = session
    try {
      const current = await editDocument(platform, writing, caller, {
        patient: caller.patient,
        entryUuid: id,
        description: { title, type, careAt: middayOf(careOn, platform.clock.now()) },
      })
      return reply.redirect(`${documentUrl(current)}?fait=edited`, 303)
    } catch (error) {
      if (!(error instanceof Refused) || error.reason !== 'notDepositedByHolder') throw error
      // Its page says whom to ask.
      return reply.redirect(documentUrl(id), 303)
    }
  })

  const choosing = async (session: CarnetSession, chosen: readonly string[], asked: boolean) => {
    const own = await ownOf(session)
    const { settings } = platform
    const common = { ...carnetOf(portal, session), max: settings.patientDeleteMax }
    const documents = own.filter(({ id }) => chosen.includes(id))
    const problem = problemOf(chosen, documents.length, settings)
    if (asked && problem === undefined)
      return { status: 200, page: confirmDeletionPage({ ...common, documents }) }
    const told = asked ? problem : undefined
    const page = chooseToDeletePage({ ...common, documents: own, chosen, problem: told })
    return { status: told === undefined ? 200 : 422, page }
  }

  pages.get<{ Querystring: Choice }>(urls.deleteDocuments, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const chosen = chosenIn(request.query)
    const { status, page } = await choosing(
      session,
      chosen,
      request.query.etape !== undefined || chosen.length > 0,
    )
    return reply.code(status).send(page)
  })

  pages.post<{ Body: Choice | undefined }>(urls.deleteDocuments, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const entryUuids = chosenIn(request.body ?? {})
    if (!isFromOurForm(session, request) || entryUuids.length === 0)
      return reply.redirect(urls.deleteDocuments, 303)
    const { caller } = session
    try {
      await deleteDocuments(platform, writing, caller, { patient: caller.patient, entryUuids })
    } catch (error) {
      if (!(error instanceof Refused) || !toldOnTheForm.includes(error.reason)) throw error
      const { page } = await choosing(session, entryUuids, true)
      return reply.code(422).send(page)
    }
    return reply.redirect(`${urls.documents}?fait=deleted`, 303)
  })
}

const toldOnTheForm: readonly RefusalReason[] = ['tooManyToDelete', 'notDepositedByHolder']

function problemOf(
  chosen: readonly string[],
  ownCount: number,
  settings: RuleSettings,
): DeletionProblem | undefined {
  if (chosen.length === 0) return 'chooseOne'
  if (objectionToDeletion(chosen.length, settings) !== undefined) return 'tooMany'
  return ownCount < chosen.length ? 'notYours' : undefined
}

function chosenIn({ document = [] }: Choice): readonly string[] {
  return typeof document === 'string' ? [document] : document
}
