/** What is asked in the window of sending, and what an answer means. Spec: rules.md FEED-07, VIS-01; people.md F5 (EX_GEN-1060). */
import type { Visibility } from '@carnet/core/model/document.ts'
import { type MessageReader, mayGoByMessage } from '@carnet/core/rules/duty-to-feed.ts'
import { titleCharactersMax } from '@carnet/core/rules/holder-documents.ts'
import { isUnseenByAll, unseenByAll } from '@carnet/core/rules/masking.ts'
import { defaultRuleSettings } from '@carnet/core/rules/settings.ts'

export type WindowQuestion = {
  /** Whom it is about, for the professional to see that it is the right person. */
  readonly person: string
  readonly kind: string
  readonly title: string
  readonly usualTitles: readonly string[]
  readonly hidden: Visibility
  /** Of a minor: his legal representatives are asked about. */
  readonly minor: boolean
  /** Mailboxes of MSSanté that it also goes to, unless unticked. */
  readonly mailboxes: readonly { readonly address: string; readonly reader: MessageReader }[]
}

/** As it was typed, for the page to show it again. */
export type WindowAnswer = {
  readonly title: string
  /** Those who may see it. */
  readonly readers: ReadonlySet<keyof Visibility>
  readonly addresses: readonly string[]
}

export type SendingChoice = {
  readonly title: string
  readonly hideFrom: Visibility
  readonly addresses: readonly string[]
}

export type WindowErrors = { readonly title?: string; readonly readers?: string; readonly messages?: string }

/** Of the form: the field of each box of « Qui peut le consulter », and whom its document is hidden from without it. */
export const readerFields = {
  patient: 'invisibleToPatient',
  professionnels: 'maskedToProfessionals',
  representants: 'invisibleToRepresentatives',
} as const satisfies Record<string, keyof Visibility>

export function firstAnswer({ title, hidden, mailboxes }: WindowQuestion): WindowAnswer {
  return {
    title,
    readers: new Set(Object.values(readerFields).filter((reader) => !hidden[reader])),
    addresses: mailboxes.map(({ address }) => address),
  }
}

export function answerIn(fields: URLSearchParams, question: WindowQuestion): WindowAnswer {
  const named = new Set(fields.getAll('lecteur'))
  const asked = Object.entries(readerFields).filter(([name]) => name !== 'representants' || question.minor)
  const readers = asked.filter(([name]) => named.has(name)).map(([, reader]) => reader)
  return {
    title: (fields.get('titre') ?? '').trim(),
    // Nobody is asked about the representatives of who is of age: what the software said stays.
    readers: new Set([
      ...readers,
      ...(question.minor || question.hidden.invisibleToRepresentatives
        ? []
        : (['invisibleToRepresentatives'] as const)),
    ]),
    addresses: question.mailboxes
      .map(({ address }) => address)
      .filter((address) => fields.getAll('messagerie').includes(address)),
  }
}

/** @spec FEED-07 VIS-01 VIS-02 EX_GEN-1060, EX_2.1-1050 */
export function choiceOf(
  { title, readers, addresses }: WindowAnswer,
  { mailboxes }: WindowQuestion,
): { readonly choice: SendingChoice } | { readonly errors: WindowErrors } {
  const hideFrom: Visibility = {
    maskedToProfessionals: !readers.has('maskedToProfessionals'),
    invisibleToPatient: !readers.has('invisibleToPatient'),
    invisibleToRepresentatives: !readers.has('invisibleToRepresentatives'),
  }
  const hiddenMailbox = mailboxes.find(
    ({ address, reader }) => addresses.includes(address) && !mayGoByMessage(reader, hideFrom),
  )
  const errors: WindowErrors = {
    ...(title === '' && { title: 'Écrivez un titre.' }),
    ...([...title].length > titleCharactersMax && {
      title: `Écrivez un titre d’au plus ${titleCharactersMax} caractères.`,
    }),
    ...(isUnseenByAll(hideFrom, defaultRuleSettings) && {
      readers: `${unseenByAll} Cochez au moins l’une des deux cases.`,
    }),
    ...(hiddenMailbox !== undefined && {
      messages: `${hiddenMailbox.address} est la messagerie de qui vous le cachez\u00a0: décochez-la, ou montrez-lui le document.`,
    }),
  }
  return Object.keys(errors).length > 0 ? { errors } : { choice: { title, hideFrom, addresses } }
}
