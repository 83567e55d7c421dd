/** A measure that the person notes: noted, corrected, erased. rules.md CNT-06. */
import { measures2025 } from '@carnet/core/codes/health-measures.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { measuresIn, type OwnMeasure } from '@carnet/core/model/own-measure.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { type OwnMeasureData, ownMeasurePage } from '@carnet/web/patient/own-measure.ts'
import { ownMeasureUrl } from '@carnet/web/urls.ts'
import { measureSlugs, ownMeasures as words } from '@carnet/web/words/own-measures.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { readOwnProfile } from '../../../actions/health-profile.ts'
import { eraseMeasure, noteMeasure, type SentTarget, setTarget } from '../../../actions/own-measures.ts'
import { Refused } from '../../../actions/perform.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { oneEach } from '../typed-forms.ts'

type Place = { Params: { sorte: string } }
type Form =
  | {
      geste?: string
      mesure?: string
      valeur?: string
      valeur2?: string
      jour?: string
      heure?: string
      secret?: string
      min?: string
      max?: string
      min2?: string
      max2?: string
      avec?: string
      secretObjectif?: string
    }
  | undefined
type Done = NonNullable<OwnMeasureData['done']>

export function mountOwnMeasures(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal
  const address = ownMeasureUrl(':sorte')

  const send = async (
    reply: FastifyReply,
    session: CarnetSession,
    asked: Pick<
      OwnMeasureData,
      'definition' | 'problems' | 'done' | 'undo' | 'targetTyped' | 'targetProblems'
    > & {
      readonly typed?: OwnMeasureData['typed'] | undefined
      readonly correct?: string | undefined
    },
  ) => {
    const { caller } = session
    const { correct, typed, ...said } = asked
    const { measures, targets, birthDate } = await readOwnProfile(platform, caller)
    const shown = measuresIn(said.definition, measures, birthDate)
    const corrected = said.definition.computed ? undefined : shown.find(({ id }) => id === correct)
    return reply.send(
      ownMeasurePage({
        ...carnetOf(portal, session),
        ...said,
        measures: shown,
        target: targets[said.definition.kind],
        corrected,
        typed: typed ?? (corrected === undefined ? emptyForm(platform.clock.now()) : typedAs(corrected)),
        own: caller.delegate === undefined,
        mayWrite: spaceOffers(caller, 'writeHealthProfile'),
        mayTake: spaceOffers(caller, 'downloadSummary'),
      }),
    )
  }

  pages.get<Place & { Querystring: { corriger?: string; fait?: string; annuler?: string } }>(
    address,
    async (request, reply) => {
      const session = await requireSession(portal, request, reply)
      if (session === undefined) return reply
      const { corriger, fait, annuler } = request.query
      return send(reply, session, {
        definition: requireDefinition(request.params.sorte),
        typed: session.typed && typedIn(oneEach(session.typed)),
        correct: corriger,
        done: doneIn(fait),
        undo: annuler,
      })
    },
  )

  pages.post<Place & { Body: Form }>(address, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const definition = requireDefinition(request.params.sorte)
    const here = ownMeasureUrl(request.params.sorte)
    if (!isFromOurForm(session, request) || definition.computed) return reply.redirect(here, 303)
    const { caller } = session
    const { geste, mesure = '' } = request.body ?? {}
    if (geste === 'effacer') {
      await eraseMeasure(platform, caller, mesure)
      return reply.redirect(`${here}?fait=removed`, 303)
    }
    if (geste === 'sansObjectif') {
      await setTarget(platform, caller, definition, undefined)
      return reply.redirect(`${here}?fait=targetRemoved`, 303)
    }
    if (geste === 'objectif') {
      const target = targetIn(request.body ?? {})
      const objections = await setTarget(platform, caller, definition, target)
      return objections === undefined
        ? reply.redirect(`${here}?fait=targetSet`, 303)
        : send(reply.code(422), session, { definition, targetTyped: target, targetProblems: objections })
    }
    const typed = typedIn(request.body ?? {})
    const corrects = mesure === '' ? undefined : mesure
    const refuse = (problems: NonNullable<OwnMeasureData['problems']>) =>
      send(reply.code(422), session, { definition, problems, typed, correct: corrects })
    try {
      const noted = await noteMeasure(platform, caller, definition, { ...typed, corrects })
      if ('objections' in noted) return refuse(noted.objections)
      return reply.redirect(
        corrects === undefined ? `${here}?fait=noted&annuler=${noted.id}` : `${here}?fait=changed`,
        303,
      )
    } catch (error) {
      if (!(error instanceof Refused && error.reason === 'depositNotAcceptable')) throw error
      return refuse(['tooMany'])
    }
  })
}

export function requireDefinition(slug: string) {
  const found = measures2025.definitions.find(({ kind }) => measureSlugs[kind] === slug)
  if (found === undefined) throw new Refused('documentUnknown')
  return found
}

function emptyForm(now: Date): OwnMeasureData['typed'] {
  return { values: [], on: civilDay(now), time: '', secret: false }
}

function typedAs({ values, on, time = '', secret = false }: OwnMeasure): OwnMeasureData['typed'] {
  return { values: values.map((value) => value.replace('.', ',')), on, time, secret }
}

function typedIn(form: NonNullable<Form>): OwnMeasureData['typed'] {
  const { valeur = '', valeur2 = '', jour = '', heure = '', secret } = form
  return { values: [valeur, valeur2], on: jour, time: heure, secret: secret === 'oui' }
}

function targetIn(form: NonNullable<Form>): SentTarget {
  const { min = '', max = '', min2 = '', max2 = '', avec = 'self', secretObjectif } = form
  return { lows: [min, min2], highs: [max, max2], setWith: avec, secret: secretObjectif === 'oui' }
}

function doneIn(text: string | undefined): Done | undefined {
  return (Object.keys(words.done) as Done[]).find((each) => each === text)
}
