/** « Personnes à prévenir ». people.md P-14. */
import { contactKinds, contactRelations, type EmergencyContact } from '@carnet/core/model/emergency-card.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import {
  contactFields,
  type EmergencyContactsData,
  emergencyContactsPage,
} from '@carnet/web/patient/emergency-contacts.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { changeEmergencyContacts, openContactsToChange } from '../../../actions/emergency-card.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { oneEach } from '../typed-forms.ts'

type Form = Readonly<Record<string, string | undefined>> | undefined

export function mountEmergencyContacts(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  const page = (
    session: CarnetSession,
    said: Pick<EmergencyContactsData, 'contacts' | 'declared' | 'done' | 'mayTrust' | 'problem'>,
  ) =>
    emergencyContactsPage({
      ...carnetOf(portal, session),
      contactsMax: platform.settings.emergencyContactsMax,
      ...said,
    })

  pages.get<{ Querystring: { fait?: string } }>(urls.contacts, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const known = await openContactsToChange(platform, session.caller)
    const contacts = session.typed === undefined ? known.contacts : contactsIn(oneEach(session.typed))
    return reply.send(page(session, { ...known, contacts, done: request.query.fait !== undefined }))
  })

  pages.post<{ Body: Form }>(urls.contacts, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.contacts, 303)
    const contacts = raised(contactsIn(request.body ?? {}), Number(request.body?.monter))
    const problem = await changeEmergencyContacts(platform, session.caller, contacts)
    if (problem === undefined) return reply.redirect(`${urls.contacts}?fait=oui`, 303)
    const { mayTrust } = await openContactsToChange(platform, session.caller)
    return reply.code(422).send(page(session, { contacts, problem, mayTrust }))
  })
}

/** A row without a name and without a number is nobody. */
function contactsIn(fields: Readonly<Record<string, string | undefined>>): readonly EmergencyContact[] {
  const ranks = Object.keys(fields).flatMap((field) => /^nom-([1-9])$/.exec(field)?.[1] ?? [])
  return ranks
    .toSorted()
    .map((rank) => contactIn(fields, Number(rank)))
    .filter(({ name, phones }) => name !== '' || phones.length > 0)
}

function contactIn(fields: Readonly<Record<string, string | undefined>>, rank: number): EmergencyContact {
  const [name, relation, phone, other, informed, kind, on, signed] = contactFields(rank)
  const text = (field = '') =>
    String(fields[field] ?? '')
      .replace(/\s+/g, ' ')
      .trim()
  const said = contactKinds.find((one) => one === text(kind)) ?? 'emergency'
  return {
    name: text(name),
    kind: said,
    ...(said === 'trusted' && {
      designation: { ...(text(on) !== '' && { on: text(on) as Day }), signed: text(signed) === 'oui' },
    }),
    relation: contactRelations.find((one) => one === text(relation)) ?? 'other',
    phones: [text(phone), text(other)].filter((each) => each !== ''),
    informed: text(informed) === 'oui',
  }
}

/** The one of this rank, from 1, goes before the one above. */
function raised(contacts: readonly EmergencyContact[], rank: number): readonly EmergencyContact[] {
  const [one, above] = [contacts[rank - 1], contacts[rank - 2]]
  if (one === undefined || above === undefined) return contacts
  return contacts.with(rank - 2, one).with(rank - 1, above)
}
