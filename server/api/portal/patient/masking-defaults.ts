/** « Ce que je masque d’office »: all, or one block, what comes too. people.md P-17; rules.md VIS-04, CNT-05. */
import type { BlockMaskingAction, MaskingAction } from '@carnet/core/model/decision.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { blockOf } from '@carnet/core/rules/masking.ts'
import { maskingDefaultsPage } from '@carnet/web/patient/masking-defaults.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { listDocuments } from '../../../actions/list-documents.ts'
import { maskBlock } from '../../../actions/mask-block.ts'
import { maskEverything } from '../../../actions/mask-everything.ts'
import { carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'

export function mountMaskingDefaults(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  pages.get<{ Querystring: { fait?: string; annuler?: string } }>(
    urls.maskEverything,
    async (request, reply) => {
      const session = await requireSession(portal, request, reply)
      if (session === undefined) return reply
      const { caller } = session
      const list = await listDocuments(
        platform,
        caller,
        caller.patient,
        (document) => blockOf(document) !== undefined,
      )
      const countOf = (block: string) =>
        list.documents.filter((document) => blockOf(document) === block).length
      return reply.send(
        maskingDefaultsPage({
          ...carnetOf(portal, session),
          everything: list.everythingMasked,
          mayChangeEverything: spaceOffers(caller, 'maskEverything'),
          blocks: {
            history: {
              masked: list.maskedBlocks.includes('history'),
              count: countOf('history'),
              mayChange: spaceOffers(caller, 'maskHistory'),
            },
            directives: {
              masked: list.maskedBlocks.includes('directives'),
              count: countOf('directives'),
              mayChange: spaceOffers(caller, 'maskDirectives'),
            },
          },
          done: blockGestureIn(request.query.fait),
          mayUndo: request.query.annuler !== undefined,
        }),
      )
    },
  )

  pages.post<{ Body: { geste?: string } | undefined }>(urls.maskEverything, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller } = session
    const geste = request.body?.geste
    const [whole, block] = [maskingIn(geste), blockGestureIn(geste)]
    if (!isFromOurForm(session, request) || (whole ?? block) === undefined)
      return reply.redirect(urls.documents, 303)
    if (whole !== undefined) {
      const outcome = await maskEverything(platform, caller, caller.patient, whole)
      return reply.redirect(`${urls.documents}?fait=${whole}${undoOf(outcome)}`, 303)
    }
    const outcome = await maskBlock(platform, caller, block!)
    return reply.redirect(`${urls.maskEverything}?fait=${block}${undoOf(outcome)}`, 303)
  })
}

function undoOf(outcome: 'done' | 'unchanged'): string {
  return outcome === 'done' ? '&annuler=oui' : ''
}

export function maskingIn(text: string | undefined): MaskingAction | undefined {
  return text === 'maskEverything' || text === 'unmaskEverything' ? text : undefined
}

function blockGestureIn(text: string | undefined): BlockMaskingAction | undefined {
  return text === 'maskHistory' ||
    text === 'unmaskHistory' ||
    text === 'maskDirectives' ||
    text === 'unmaskDirectives'
    ? text
    : undefined
}
