/** « Mes traitements » and « Mon plan de prise ». people.md P-09. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { entriesOn } from '@carnet/core/model/emergency-card.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { ownTreatmentLimits } from '@carnet/core/rules/own-treatments.ts'
import { treatmentPlanPage } from '@carnet/web/patient/treatment-plan.ts'
import { type TreatmentProblem, type TreatmentsDone, treatmentsPage } from '@carnet/web/patient/treatments.ts'
import { treatmentsUrl, urls } from '@carnet/web/urls.ts'
import { treatments as words } from '@carnet/web/words/treatments.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { readEmergencyCard } from '../../../actions/emergency-card.ts'
import { takeBackOwnTreatment } from '../../../actions/own-treatments.ts'
import { Refused } from '../../../actions/perform.ts'
import { declareTreatment, readKnownTreatments, stopTreatment } from '../../../actions/treatments.ts'
import { treatmentReader } from '../../../structured-readers.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { oneEach } from '../typed-forms.ts'
import { summaryOf } from './document-summary.ts'

type Typed = { readonly name: string; readonly posology: string }
type Body = { geste?: string; nom?: string; posologie?: string; traitement?: string; ecrit?: string }

export function mountTreatments(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal
  const today = () => civilDay(platform.clock.now())

  const allergiesOf = async (caller: PatientCaller) => {
    const { card } = await readEmergencyCard(platform, caller)
    return entriesOn(card, 'allergies').map((entry) => entry.words)
  }

  const send = async (
    reply: FastifyReply,
    session: CarnetSession,
    said: {
      readonly typed: Typed
      readonly problems?: readonly TreatmentProblem[]
      readonly done?: TreatmentsDone | undefined
      readonly undo?: string | undefined
    },
  ) => {
    const { caller, previousVisitAt } = session
    const asked = { reader: treatmentReader, today: today() }
    const { unread, ...known } = await readKnownTreatments(platform, caller, asked)
    return reply.send(
      treatmentsPage({
        ...carnetOf(portal, session),
        ...known,
        unread: unread.map((document) => summaryOf(document, previousVisitAt)),
        allergies: await allergiesOf(caller),
        own: caller.delegate === undefined,
        mayWrite: spaceOffers(caller, 'writeTreatments'),
        ...said,
      }),
    )
  }

  pages.get<{ Querystring: { fait?: string; annuler?: string } }>(urls.treatments, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { nom = '', posologie = '' } = oneEach(session.typed)
    const { fait, annuler: undo } = request.query
    return send(reply, session, { typed: { name: nom, posology: posologie }, done: doneIn(fait), undo })
  })

  pages.get(urls.treatmentPlan, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const asked = { reader: treatmentReader, today: today() }
    const { treatments } = await readKnownTreatments(platform, session.caller, asked)
    return reply.send(
      treatmentPlanPage({
        ...carnetOf(portal, session),
        treatments: treatments.filter(({ state }) => state === 'current'),
        allergies: await allergiesOf(session.caller),
      }),
    )
  })

  pages.post<{ Body: Body | undefined }>(urls.treatments, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.treatments, 303)
    const { caller } = session
    const { geste, nom = '', posologie = '', traitement = '', ecrit = '' } = request.body ?? {}
    const tell = (done: TreatmentsDone, undo?: string) =>
      reply.redirect(treatmentsUrl({ done, ...(undo !== undefined && { undo }) }), 303)
    switch (geste) {
      case 'stop': {
        const asked = { reader: treatmentReader, today: today(), treatmentId: traitement }
        const stopped = await stopTreatment(platform, caller, asked)
        return stopped === undefined ? tell('unknown') : tell('stopped', stopped)
      }
      case 'resume':
      case 'remove':
        await takeBackOwnTreatment(platform, caller, ecrit)
        return tell(geste === 'resume' ? 'resumed' : 'removed')
      case 'declare': {
        const typed = { name: inOneLine(nom), posology: inOneLine(posologie) }
        const problems = problemsOf(typed)
        if (problems.length > 0) return send(reply.code(422), session, { typed, problems })
        try {
          const { name, posology } = typed
          await declareTreatment(platform, caller, { name, ...(posology && { posology }), on: today() })
          return tell('declared')
        } catch (error) {
          if (!(error instanceof Refused && error.reason === 'depositNotAcceptable')) throw error
          return send(reply.code(422), session, { typed, problems: ['tooMany'] })
        }
      }
    }
    return reply.redirect(urls.treatments, 303)
  })
}

function problemsOf({ name, posology }: Typed): readonly TreatmentProblem[] {
  const { nameCharacters, posologyCharacters } = ownTreatmentLimits
  return [
    ...(name === '' ? (['nameMissing'] as const) : []),
    ...(name.length > nameCharacters ? [{ tooLong: 'name', max: nameCharacters } as const] : []),
    ...(posology.length > posologyCharacters
      ? [{ tooLong: 'posology', max: posologyCharacters } as const]
      : []),
  ]
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function doneIn(text: string | undefined): TreatmentsDone | undefined {
  return (Object.keys(words.done) as TreatmentsDone[]).find((each) => each === text)
}
