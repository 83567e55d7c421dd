/** « Voir comme »: asked as TD3.1 asks for the documents in force, told to the holder and to nobody else. people.md P-16. */
import type { PatientCaller, Professional } from '@carnet/core/model/caller.ts'
import type { Check } from '@carnet/core/model/decision.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import {
  type KeptCause,
  type SeeAsDelegate,
  type SeeAsPerson,
  type SeeAsSituation,
  seeAsPage,
} from '@carnet/web/patient/see-as.ts'
import { urls } from '@carnet/web/urls.ts'
import { delegateReasonsInWords, reasonsInWords } from '@carnet/web/words/grounds.ts'
import { refusalInWords } from '@carnet/web/words/refusals.ts'
import { seeAs as words } from '@carnet/web/words/see-as.ts'
import type { FastifyInstance } from 'fastify'
import type { Viewer } from '../../../actions/known-viewers.ts'
import { type AskedViewer, type Kept, type ListQuery, seeAs } from '../../../actions/see-as.ts'
import { recordQueryOf } from '../../soap/td-3-1-find-documents.ts'
import { pageIn } from '../in-address.ts'
import { carnetOf, type Portal, requireSession } from '../portal.ts'
import { type NamedProfession, physician, professionsAt } from './access-matrix.ts'
import { summaryOf } from './document-summary.ts'

type Query = { qui?: string; profession?: string; situation?: string; recus?: string; caches?: string }

const documentsPerPage = 50

/** What a software asks for that wants the documents in force, the archived too: as in the holder's own list. */
export const documentsInForce: ListQuery = recordQueryOf({
  kind: 'findDocuments',
  returnType: 'LeafClass',
  criteria: { statuses: ['approved', 'archived'] },
})

export function mountSeeAs(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  pages.get<{ Querystring: Query }>(urls.seeAs, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller, previousVisitAt } = session
    const now = platform.clock.now()
    const professions = professionsAt(platform, now)
    const asked = viewerIn(request.query, professions)
    const pages = { received: pageIn(request.query.recus), kept: pageIn(request.query.caches) }
    const { known, viewer, sight } = await seeAs(platform, caller, caller.patient, documentsInForce, asked, {
      received: linesOf(pages.received),
      kept: linesOf(pages.kept),
    })
    const form = {
      profession: named(request.query.profession, professions)?.value ?? physician,
      situation: situationIn(request.query.situation) ?? 'authorised',
    }
    return reply.send(
      seeAsPage({
        ...carnetOf(portal, session),
        known: known.flatMap(({ key, caller: viewer }) =>
          viewer.kind === 'professional' ? [{ key, ...personOf(viewer) }] : [],
        ),
        delegates: known.flatMap(({ key, caller: viewer }) =>
          viewer.kind === 'patient' ? [{ key, ...delegateOf(viewer) }] : [],
        ),
        professions,
        asked: form,
        unknown: viewer === undefined && Object.keys(request.query).length > 0,
        sight:
          viewer === undefined || sight === undefined
            ? undefined
            : {
                who: asked?.kind === 'any' ? form : namedAs(viewer),
                viewer: asked?.kind === 'known' ? asked : form,
                refusal: sight.refusal && refusalInWords(sight.refusal),
                received: {
                  ...extentOf(sight.received.all.length, pages.received),
                  documents: sight.received.shown.map((document) => ({
                    ...summaryOf(document, previousVisitAt),
                    former: document.former,
                    why: wordsOf(viewer, document.checks),
                  })),
                },
                kept: {
                  ...extentOf(sight.kept.all.length, pages.kept),
                  causes: Object.fromEntries(
                    [...Map.groupBy(sight.kept.all, causeOf)].map(([cause, { length }]) => [cause, length]),
                  ),
                  documents: sight.kept.shown.map((document) => ({
                    ...summaryOf(document, previousVisitAt),
                    why: wordsOf(
                      viewer,
                      document.checks.filter(({ passed }) => !passed),
                    ),
                  })),
                },
              },
        mayMask: spaceOffers(caller, 'maskDocument'),
        provisional: platform.matrixAt(now)?.provisional ?? false,
      }),
    )
  })
}

function linesOf(page: number): readonly [from: number, to: number] {
  return [(page - 1) * documentsPerPage, page * documentsPerPage]
}

function extentOf(total: number, page: number): { total: number; page: number; lastPage: number } {
  return { total, page, lastPage: Math.max(1, Math.ceil(total / documentsPerPage)) }
}

function viewerIn(
  { qui, profession, situation }: Query,
  professions: readonly NamedProfession[],
): AskedViewer | undefined {
  if (qui !== undefined) return { kind: 'known', key: qui }
  const found = named(profession, professions)
  const supposed = situationIn(situation)
  if (found === undefined || supposed === undefined) return undefined
  return { kind: 'any', profession: found.profession, situation: supposed }
}

function named(
  wanted: string | undefined,
  professions: readonly NamedProfession[],
): NamedProfession | undefined {
  return professions.find(({ value }) => value === wanted)
}

function situationIn(text: string | undefined): SeeAsSituation | undefined {
  return text !== undefined && Object.hasOwn(words.situations, text) ? (text as SeeAsSituation) : undefined
}

export function personOf({ firstName, lastName, profession, structure }: Professional): SeeAsPerson {
  const [speciality] = profession.specialities
  return {
    name: `${firstName} ${lastName}`,
    profession: profession.code,
    structureName: structure.name,
    ...(speciality !== undefined && { speciality }),
  }
}

function delegateOf({ delegate }: PatientCaller): SeeAsDelegate {
  return { name: delegate?.name ?? '', kind: delegate?.kind ?? 'carer' }
}

function namedAs(viewer: Viewer): SeeAsPerson | SeeAsDelegate {
  return viewer.kind === 'patient' ? delegateOf(viewer) : personOf(viewer)
}

/** The checks of the decision, and no other text. */
function wordsOf(viewer: Viewer, checks: readonly Check[]): string {
  const reasons = viewer.kind === 'patient' ? delegateReasonsInWords(checks) : reasonsInWords(checks)
  return reasons.map((reason) => reason.words).join(' ')
}

function causeOf({ because, maskedBy, visibility }: Kept): KeptCause {
  switch (because) {
    case 'professionMayNotSeeType':
      return 'profession'
    case 'maskedToProfessionals':
      return visibility.maskedToProfessionals && maskedBy === 'professional'
        ? 'maskedByProfessional'
        : 'maskedByYou'
    case 'keptFromCarer':
    case 'invisibleToRepresentatives':
      return 'keptFromThem'
    default:
      return 'other'
  }
}
