/** « Emporter mon carnet »: asked for here, prepared by a job, given to who writes his password again. rules.md TRA-11. */
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { type ExportForm, exportForms, type PersonalExport } from '@carnet/core/model/personal-export.ts'
import { objectionsToPassphrase } from '@carnet/core/rules/archive-passphrase.ts'
import { type TakeAwayData, takeAwayPage } from '@carnet/web/patient/take-away.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { askForExport, downloadExport, listExports } from '../../../actions/export-record.ts'
import { Refused } from '../../../actions/perform.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { objectionToProof } from '../prove-again.ts'
import { careSummary } from './care-summary.ts'

type Form = { forme?: string; phrase?: unknown; encore?: unknown } | undefined
type Said = Pick<TakeAwayData, 'done' | 'problem' | 'lock'>

/** A small carnet is ready within a second or two: who has just asked for it is spared another visit. */
const lookMs = 250
const looks = 12

export function mountTakeAway(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  const pageOf = (session: CarnetSession, exports: TakeAwayData['exports'], said: Said = {}) => {
    const own = session.caller.delegate === undefined
    return takeAwayPage({ ...carnetOf(portal, session), own, exports, ...said })
  }
  /** Who may not take it away is told so, and his attempt stands in the history under his own name. */
  const page = async (session: CarnetSession, said: Said = {}) => {
    const { caller } = session
    try {
      const list = () => listExports(platform, caller, caller.patient)
      let exports = await list()
      for (let left = said.done === 'asked' ? looks : 0; left > 0 && exports.some(isBeingMade); left--) {
        await pause(lookMs)
        exports = await list()
      }
      return { status: 200, html: pageOf(session, exports, said) }
    } catch (error) {
      if (!isNotForHim(error)) throw error
      return { status: 403, html: pageOf(session, undefined) }
    }
  }

  pages.get<{ Querystring: { fait?: string } }>(urls.export, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { fait } = request.query
    const { status, html } = await page(session, fait === 'asked' || fait === 'over' ? { done: fait } : {})
    return reply.code(status).send(html)
  })

  pages.post<{ Body: Form }>(urls.export, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const form = formIn(request.body)
    if (form === undefined || !isFromOurForm(session, request)) return reply.redirect(urls.export, 303)
    const { caller } = session
    const { phrase, encore } = request.body ?? {}
    const passphrase = typeof phrase === 'string' ? phrase : ''
    const again = typeof encore === 'string' ? encore : ''
    const isLocked = passphrase !== '' || again !== ''
    const objections = isLocked ? objectionsToPassphrase(passphrase, again) : []
    if (objections.length > 0) {
      const { status, html } = await page(session, { lock: { form, objections } })
      return reply.code(status === 200 ? 422 : status).send(html)
    }
    try {
      const asked = { form, passphrase: isLocked ? passphrase : undefined }
      await askForExport(platform, caller, caller.patient, asked)
    } catch (error) {
      if (!isNotForHim(error)) throw error
      return reply.code(403).send(pageOf(session, undefined))
    }
    return reply.redirect(`${urls.export}?fait=asked`, 303)
  })

  pages.post<{ Body: Form }>(urls.exportSummary, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.export, 303)
    const objection = await objectionToProof(portal, session, { request, reply, back: urls.export })
    if (objection === 'asked') return reply
    if (objection !== undefined) {
      const { status, html } = await page(session, { problem: { form: 'summary', why: objection.why } })
      return reply.code(status === 200 ? objection.status : status).send(html)
    }
    try {
      const file = await careSummary(portal, session.caller)
      return reply
        .header('content-disposition', 'attachment; filename="resume.pdf"')
        .type('application/pdf')
        .send(file)
    } catch (error) {
      if (!isNotForHim(error)) throw error
      return reply.code(403).send(pageOf(session, undefined))
    }
  })

  pages.post<{ Body: Form }>(urls.exportArchive, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const form = formIn(request.body)
    if (form === undefined || !isFromOurForm(session, request)) return reply.redirect(urls.export, 303)
    const objection = await objectionToProof(portal, session, { request, reply, back: urls.export })
    if (objection === 'asked') return reply
    if (objection !== undefined) {
      const { status: own, html } = await page(session, { problem: { form, why: objection.why } })
      return reply.code(own === 200 ? objection.status : own).send(html)
    }
    const { caller } = session
    try {
      const archive = await downloadExport(platform, caller, caller.patient, form)
      return reply
        .header('content-disposition', `attachment; filename="${fileNames[form]}"`)
        .header('content-length', archive.sizeBytes)
        .type('application/zip')
        .send(Readable.from(archive.open()))
    } catch (error) {
      if (isNotForHim(error)) return reply.code(403).send(pageOf(session, undefined))
      if (!(error instanceof Refused) || error.reason !== 'documentUnknown') throw error
      return reply.redirect(`${urls.export}?fait=over`, 303)
    }
  })
}

/** Without the name of anybody, in a folder of downloads. */
const fileNames: Readonly<Record<ExportForm, string>> = { readable: 'carnet.zip', xdm: 'IHE_XDM.ZIP' }

function isBeingMade({ state }: PersonalExport): boolean {
  return state === 'asked'
}

function formIn(body: Form): ExportForm | undefined {
  return exportForms.find((form) => form === body?.forme)
}

function isNotForHim(error: unknown): boolean {
  return error instanceof Refused && error.reason === 'actionNotAllowedForCaller'
}
