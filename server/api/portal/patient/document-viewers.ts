/** « Qui peut le voir », of one document: told to the holder and to who acts for him. people.md P-05, P-19. */
import type { Check, Ground } from '@carnet/core/model/decision.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { documentViewersPage } from '@carnet/web/patient/document-viewers.ts'
import { urls } from '@carnet/web/urls.ts'
import { delegateReasonsInWords, reasonsInWords } from '@carnet/web/words/grounds.ts'
import type { FastifyInstance } from 'fastify'
import { documentViewers, type Sight } from '../../../actions/document-viewers.ts'
import { carnetOf, type Portal, requireSession } from '../portal.ts'
import { personOf } from './see-as.ts'

export function mountDocumentViewers(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal
  pages.get<{ Params: { id: string } }>(`${urls.documents}/:id/qui-peut-le-voir`, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller } = session
    const { document, professionals, delegates, anyPhysician } = await documentViewers(
      platform,
      caller,
      request.params.id,
    )
    const mayWithdraw = spaceOffers(caller, 'withdrawAuthorisation')
    return reply.send(
      documentViewersPage({
        ...carnetOf(portal, session),
        document: { id: document.entryUuid, title: document.label.title },
        professionals: professionals.map(({ caller: viewer, isMedecinTraitant, ...sight }) => ({
          ...told(sight),
          who: personOf(viewer),
          isMedecinTraitant,
          mayWithdraw: mayWithdraw && readsByAgreement(sight.checks),
        })),
        delegates: delegates.map(({ caller: { delegate }, sees, checks }) => ({
          sees,
          reasons: delegateReasonsInWords(checks),
          name: delegate?.name ?? '',
          kind: delegate?.kind ?? 'carer',
        })),
        may: {
          endHelp: spaceOffers(caller, 'endHelp'),
          changeEmergencyChoices: spaceOffers(caller, 'changeEmergencyChoices'),
        },
        anyPhysician: {
          unauthorised: told(anyPhysician.unauthorised),
          brisDeGlace: told(anyPhysician.brisDeGlace),
          centre15: told(anyPhysician.centre15),
        },
        provisional: platform.matrixAt(platform.clock.now())?.provisional ?? false,
      }),
    )
  })
}

function told({ sees, checks }: Pick<Sight, 'sees' | 'checks'>) {
  return { sees, reasons: reasonsInWords(checks) }
}

const agreements: readonly Ground[] = [
  'individualAuthorisation',
  'structureAuthorisation',
  'careTeamAuthorisation',
]

function readsByAgreement(checks: readonly Check[]): boolean {
  return checks.some(({ passed, because }) => passed && agreements.some((each) => each === because))
}
