/** « Mes soins remboursés », masked and shown as one block. people.md P-24; rules.md FEED-08, CNT-05, VIS-03. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { type CareHistoryDone, careHistoryPage } from '@carnet/web/patient/care-history.ts'
import { careHistoryUrl, urls } from '@carnet/web/urls.ts'
import { careHistory as words } from '@carnet/web/words/care-history.ts'
import type { FastifyInstance } from 'fastify'
import { readKnownCareHistory } from '../../../actions/care-history.ts'
import { type FormerMasking, maskDocument } from '../../../actions/mask-document.ts'
import { Refused } from '../../../actions/perform.ts'
import { careHistoryReader } from '../../../structured-readers.ts'
import { carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { summaryOf } from './document-summary.ts'
import { formerIn, gestureIn, gestureTowards, maskingWriting } from './masking.ts'

type Former = readonly [id: string, former: FormerMasking]

export function mountCareHistory(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal
  const read = (caller: PatientCaller) =>
    readKnownCareHistory(platform, caller, {
      reader: careHistoryReader,
      today: civilDay(platform.clock.now()),
    })

  pages.get<{ Querystring: { fait?: string; avant?: string | string[] } }>(
    urls.careHistory,
    async (request, reply) => {
      const session = await requireSession(portal, request, reply)
      if (session === undefined) return reply
      const { caller, previousVisitAt } = session
      const { months, documents, unread, maskedByDefault } = await read(caller)
      const { fait, avant } = request.query
      return reply.send(
        careHistoryPage({
          ...carnetOf(portal, session),
          months,
          windowMonths: platform.settings.historiqueSoinsMois,
          documents: documents.map((document) => summaryOf(document, previousVisitAt)),
          unread: unread.map((document) => summaryOf(document, previousVisitAt)),
          maskedByDefault,
          mayMask: spaceOffers(caller, 'maskDocument'),
          done: doneIn(fait),
          undo: formersIn(avant),
        }),
      )
    },
  )

  pages.post<{ Body: { geste?: string; avant?: string | string[] } | undefined }>(
    urls.careHistory,
    async (request, reply) => {
      const session = await requireSession(portal, request, reply)
      if (session === undefined) return reply
      if (!isFromOurForm(session, request)) return reply.redirect(urls.careHistory, 303)
      const { caller } = session
      const { geste, avant } = request.body ?? {}
      if (geste === 'undo') {
        const undone = await putBack(portal, caller, formersIn(avant))
        return reply.redirect(careHistoryUrl({ done: undone ? 'undone' : 'notUndone' }), 303)
      }
      const action = gestureIn(geste)
      if (action === undefined) return reply.redirect(urls.careHistory, 303)
      const before: Former[] = []
      for (const { entryUuid } of (await read(caller)).documents) {
        const asked = { patient: caller.patient, entryUuid, action }
        const masked = await maskDocument(platform, maskingWriting, caller, asked)
        if (masked.before !== undefined) before.push([masked.entryUuid, masked.before])
      }
      return reply.redirect(careHistoryUrl({ done: action, before }), 303)
    },
  )
}

/** False when one of them changed meanwhile, and stays as it is. */
async function putBack(
  { platform }: Portal,
  caller: PatientCaller,
  before: readonly Former[],
): Promise<boolean> {
  let whole = true
  for (const [entryUuid, former] of before)
    try {
      const asked = { patient: caller.patient, entryUuid, action: gestureTowards(former), putBack: former }
      await maskDocument(platform, maskingWriting, caller, asked)
    } catch (error) {
      if (!(error instanceof Refused && error.reason === 'versionNotCurrent')) throw error
      whole = false
    }
  return whole
}

/** As the address and the form carry them: `<id>:shown`. */
function formersIn(sent: string | string[] | undefined): readonly Former[] {
  return [sent ?? []].flat().flatMap((text) => {
    const [id = '', said] = text.split(':')
    const former = formerIn(said)
    return former === undefined ? [] : [[id, former] as const]
  })
}

function doneIn(text: string | undefined): CareHistoryDone | undefined {
  return (Object.keys(words.masking.done) as CareHistoryDone[]).find((each) => each === text)
}
