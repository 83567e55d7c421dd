/** « Ma carte d’urgence », and the form that fills it. people.md P-12. */
import { createHash } from 'node:crypto'
import {
  type CardEntry,
  type CardLink,
  type CardObjection,
  type EmergencyCard,
  entriesOffered,
  writtenTopics,
} from '@carnet/core/model/emergency-card.ts'
import { keyOfStatement } from '@carnet/core/model/health-statement.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { editCardPage, type OfferedEntry, type TypedCard } from '@carnet/web/patient/edit-card.ts'
import { type EmergencyCardData, emergencyCardPage } from '@carnet/web/patient/emergency-card.ts'
import { scannedCardUrl, urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { makeCardLink, revokeCardLink } from '../../../actions/card-link.ts'
import {
  changeEmergencyCard,
  entriesProposed,
  openCardToChange,
  readEmergencyCard,
} from '../../../actions/emergency-card.ts'
import type { TypedFields } from '../../../identity/kept-forms.ts'
import { healthStatementReader } from '../../../structured-readers.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'

type Form = Readonly<Record<string, string | readonly string[] | undefined>> | undefined

export function mountEmergencyCard(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  pages.get<{ Querystring: { fait?: string } }>(urls.card, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller } = session
    const { card, square } = await readEmergencyCard(platform, caller)
    const addressOf = ({ token }: CardLink) =>
      new URL(scannedCardUrl(token), publicOrigin(portal, request)).href
    return reply.send(
      emergencyCardPage({
        ...carnetOf(portal, session),
        card,
        own: caller.delegate === undefined,
        mayChange: spaceOffers(caller, 'changeEmergencyCard'),
        done: doneIn(request.query.fait),
        ...(square && {
          square: { ...square, link: square.link && { ...square.link, address: addressOf(square.link) } },
        }),
      }),
    )
  })

  pages.post<{ Body: { geste?: string } | undefined }>(urls.cardLink, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const geste = request.body?.geste
    if (!isFromOurForm(session, request)) return reply.redirect(urls.card, 303)
    if (geste === 'revoquer') await revokeCardLink(platform, session.caller)
    else if (geste === 'faire' || geste === 'faireSansCode')
      await makeCardLink(platform, session.caller, { forProfessionals: geste === 'faireSansCode' })
    return reply.redirect(`${urls.card}?fait=${geste === 'revoquer' ? 'revoked' : 'made'}`, 303)
  })

  const form = async (session: CarnetSession, typed: TypedFields | undefined, problem?: CardObjection) => {
    const { card, proposed } = await openCardToChange(platform, session.caller, healthStatementReader)
    const offered = entriesOffered(card.entries, proposed)
    return editCardPage({
      ...carnetOf(portal, session),
      offered: offered.map((entry) => offeredEntry(entry, isKept(entry, card, typed))),
      typed: typed === undefined ? writtenOn(card) : typedIn(typed),
      problem,
    })
  }

  pages.get(urls.editCard, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    return reply.send(await form(session, session.typed))
  })

  pages.post<{ Body: Form }>(urls.editCard, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.editCard, 303)
    const { caller } = session
    const sent = fieldsOf(request.body)
    const { noKnownAllergy, ...texts } = typedIn(sent)
    const written = writtenTopics.flatMap((topic) => linesIn(texts[topic]).map((words) => ({ topic, words })))
    const kept = [sent.garder ?? []].flat()
    const problem = await changeEmergencyCard(
      platform,
      caller,
      await entriesProposed(platform, caller, healthStatementReader),
      {
        written,
        noKnownAllergy,
        keeps: (entry) => kept.includes(idOf(entry)),
      },
    )
    if (problem === undefined) return reply.redirect(`${urls.card}?fait=saved`, 303)
    return reply.code(422).send(await form(session, sent, problem))
  })
}

function doneIn(text: string | undefined): EmergencyCardData['done'] {
  return text === 'saved' || text === 'made' || text === 'revoked' ? text : undefined
}

/** Where phones reach the portal: said by the operator, else as the browser reached it. */
function publicOrigin({ publicUrl }: Portal, { protocol, host }: FastifyRequest): string {
  return publicUrl ?? `${protocol}://${host}`
}

/** Of what a document says: the same for the same words. */
function idOf(entry: CardEntry): string {
  return createHash('sha256').update(keyOfStatement(entry)).digest('hex').slice(0, 16)
}

function offeredEntry(entry: CardEntry, kept: boolean): OfferedEntry {
  const { topic, words, source } = entry
  return { id: idOf(entry), topic, words, source: source!, kept }
}

/** As he sent it; else as it stands on the card. On the first visit all that documents say is ticked. */
function isKept(entry: CardEntry, card: EmergencyCard, typed: TypedFields | undefined): boolean {
  if (typed !== undefined) return [typed.garder ?? []].flat().includes(idOf(entry))
  if (card.entries.length === 0 && !card.noKnownAllergy) return true
  return card.entries.some((one) => keyOfStatement(one) === keyOfStatement(entry))
}

function writtenOn({ entries, noKnownAllergy }: EmergencyCard): TypedCard {
  const text = (topic: CardEntry['topic']) =>
    entries
      .flatMap((entry) => (entry.topic === topic && entry.source === undefined ? entry.words : []))
      .join('\n')
  return typedCard(text, noKnownAllergy)
}

function typedIn(sent: TypedFields): TypedCard {
  return typedCard((topic) => [sent[topic] ?? ''].flat().join('\n'), sent.aucune === 'oui')
}

function typedCard(
  text: (topic: (typeof writtenTopics)[number]) => string,
  noKnownAllergy: boolean,
): TypedCard {
  return {
    allergies: text('allergies'),
    treatments: text('treatments'),
    implants: text('implants'),
    conditions: text('conditions'),
    noKnownAllergy,
  }
}

/** One entry a line, each once. */
export function linesIn(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/\s+/g, ' ').trim())
  return [...new Set(lines)].filter((line) => line !== '')
}

function fieldsOf(body: Form): TypedFields {
  return Object.fromEntries(
    Object.entries(body ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
