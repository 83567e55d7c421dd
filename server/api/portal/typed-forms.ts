/**
 * The forms in which a person writes, and what of them is kept when the session ends meanwhile. Neither a password nor
 * a declaration on honour is: who comes back gives it again.
 */
import { writtenTopics } from '@carnet/core/model/emergency-card.ts'
import { contactFields } from '@carnet/web/patient/emergency-contacts.ts'
import { ownMeasureUrl, profileSectionUrl, urls } from '@carnet/web/urls.ts'
import type { FastifyRequest } from 'fastify'
import type { Reader, TypedFields } from '../../identity/kept-forms.ts'
import type { OpenSession } from '../../identity/patient.ts'

type TypedForm = { readonly fields: readonly string[]; readonly file?: true }

const invitation = { fields: ['prenom', 'nom', 'matricule', 'lien', 'duree', 'ecriture', 'garder'] }

/** More persons to warn than any deployment lists. */
const ranks = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** By the address of the route: each form is sent to the address at which it is shown. */
const forms: Readonly<Record<string, TypedForm>> = {
  // `sorte` and `id`: of whom, when it is about deposits.
  [urls.report]: { fields: ['service', 'texte', 'sorte', 'id'] },
  [urls.inviteCarer]: invitation,
  [urls.inviteRepresentative]: invitation,
  [`${urls.documents}/:id/modifier`]: { fields: ['titre', 'sorte', 'date'] },
  [urls.addDocument]: { fields: ['titre', 'sorte', 'date', 'lecteurs'], file: true },
  [urls.treatments]: { fields: ['nom', 'posologie'] },
  [urls.treatmentReminder]: { fields: ['traitement', 'heures', 'du', 'au'] },
  [ownMeasureUrl(':sorte')]: { fields: ['valeur', 'valeur2', 'jour', 'heure', 'secret'] },
  [profileSectionUrl(':rubrique')]: { fields: ['texte', 'pourMoi', 'nonConcerne'] },
  [urls.editCard]: { fields: ['garder', 'aucune', ...writtenTopics] },
  [urls.contacts]: { fields: ranks.flatMap(contactFields) },
  [urls.wishes]: { fields: ['ou'], file: true },
}

export function typedFormOf({ routeOptions }: FastifyRequest): TypedForm | undefined {
  return forms[routeOptions.url ?? '']
}

/** Of all that was sent, what this form keeps. */
export function typedIn(form: TypedForm, sent: unknown): TypedFields {
  const fields = (sent ?? {}) as Readonly<Record<string, unknown>>
  const kept: Record<string, string | readonly string[]> = {}
  for (const name of form.fields) {
    const value = fields[name]
    if (Array.isArray(value)) kept[name] = value.map(String)
    else if (typeof value === 'string' && value !== '') kept[name] = value
  }
  return kept
}

/** Of fields that come once each. */
export function oneEach(typed: TypedFields = {}): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(typed)) fields[name] = [value].flat()[0] ?? ''
  return fields
}

export function readerOf({ own, caller }: OpenSession): Reader {
  return { recordId: own.recordId, mandateId: caller.delegate?.mandateId ?? null }
}

export function isSameReader(one: Reader, other: Reader): boolean {
  return one.recordId === other.recordId && one.mandateId === other.mandateId
}
