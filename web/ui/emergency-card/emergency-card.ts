/** The emergency card, read in seconds: on a screen, and on paper at the size of a bank card. Spec: people.md P-12. */

import { civilDay } from '@carnet/core/model/civil-day.ts'
import {
  ageOf,
  type CardEntry,
  type EmergencyCard,
  type EmergencyContact,
  entriesOn,
  writtenTopics,
} from '@carnet/core/model/emergency-card.ts'
import type { StatementTopic } from '@carnet/core/model/health-statement.ts'
import { type Html, html } from '../../html.ts'
import { partAttributes } from '../../language.ts'
import type { Speech } from '../../speech.ts'
import { cardLink as link } from '../../words/card-link.ts'
import { birthDateInWords, shortDayInWords } from '../../words/dates.ts'
import { standingInWords, topicNames, emergencyCard as words } from '../../words/emergency-card.ts'
import { gluedSigns } from '../../words/typography.ts'
import { qrCode } from '../qr-code/qr-code.ts'

/** Printed on the card: where its code leads, and the digits that open it; absent: it is for professionals alone. */
export type CardSquare = { readonly address: string; readonly code?: string | undefined }

type Label = 'heading' | 'none' | 'unsaid' | 'contacts' | 'directives' | 'directivesYes' | 'directivesNo'

/**
 * Two faces: on paper, side by side, folded between them. Whoever saves its holder reads French: the card stays in it,
 * and each of its labels says beside it, in the language of `speech`, what it means.
 */
export function emergencyCard(card: EmergencyCard, now: Date, square?: CardSquare, speech?: Speech): Html {
  const beside = (french: string, own: string | undefined) =>
    html`${french}${own !== undefined && html` <span class="beside"${partAttributes(speech!.language, 'fr')}>${own}</span>`}`
  const other = speech !== undefined && speech.language !== 'fr' ? speech.words : undefined
  const label = (name: Label) => beside(words[name], other?.emergencyCard[name])
  const topic = (name: StatementTopic, otherwise: Html) =>
    topicOf(name, beside(topicNames[name], other?.topicNames[name]), card, otherwise)
  return html`<article class="emergency-card" aria-labelledby="carte-de"${speech && partAttributes('fr', speech.language)}>
<div class="face">
  ${identityOf(card, now, label('heading'))}
  ${topic('allergies', label(card.noKnownAllergy ? 'none' : 'unsaid'))}
  ${topic('treatments', label('unsaid'))}
</div>
<div class="face">
  ${writtenTopics.slice(2).map((each) => topic(each, label('unsaid')))}
  ${contactsOf(card.contacts, label('contacts'), label('unsaid'))}
  <section class="line"><h3>${label('directives')}</h3><p>${label(card.directives ? 'directivesYes' : 'directivesNo')}</p></section>
  ${square && squareOf(square)}
</div>
</article>`
}

function identityOf({ holder, entries, changedAt }: EmergencyCard, now: Date, heading: Html): Html {
  const age = ageOf(holder.birthDate, civilDay(now))
  const born = words.born(birthDateInWords(holder.birthDate.replaceAll('-', '')))
  const group = entriesOn({ entries }, 'bloodGroup')
  return html`<header>
  <p class="kind">${heading}${changedAt && `, ${words.asOf(shortDayInWords(changedAt))}`}</p>
  <h2 id="carte-de">${holder.name}</h2>
  <p>${age !== undefined && html`<strong>${words.age(age)}</strong>, `}${born}</p>
  ${group.length > 0 && html`<p class="group">${topicNames.bloodGroup}\u00a0: <strong>${group.map((entry) => entry.words).join(', ')}</strong>${group.map(sourceOf)}</p>`}
</header>`
}

function topicOf(name: StatementTopic, title: Html, card: EmergencyCard, otherwise: Html): Html {
  const entries = entriesOn(card, name)
  return html`<section class="${name}"><h3>${title}</h3>
  ${entries.length === 0 ? html`<p>${otherwise}</p>` : html`<ul class="said">${entries.map((entry) => html`<li>${gluedSigns(entry.words)}${sourceOf(entry)}</li>`)}</ul>`}
</section>`
}

function sourceOf({ source }: CardEntry): Html {
  return html` <span class="source">${source === undefined ? words.bySelf : words.from(source.title, shortDayInWords(new Date(source.at)))}</span>`
}

function squareOf({ address, code }: CardSquare): Html {
  return html`<section class="square">${qrCode(address, link.image)}
  ${code === undefined ? html`<p>${link.forProfessionals}</p>` : html`<p>${link.code}\u00a0: <strong>${code.slice(0, 3)}\u202f${code.slice(3)}</strong></p>`}</section>`
}

function contactsOf(contacts: readonly EmergencyContact[], title: Html, none: Html): Html {
  return html`<section class="contacts"><h3>${title}</h3>
  ${contacts.length === 0 ? html`<p>${none}</p>` : html`<ol class="said">${contacts.map((contact) => html`<li><span>${contact.name}, ${standingInWords(contact)}${contact.informed && html` <span class="source">${words.informed}</span>`}</span> ${contact.phones.map((phone) => html`<a href="tel:${phone.replaceAll(/[^+\d]/g, '')}"><span class="off-screen">${words.call(contact.name)} </span>${phone}</a> `)}</li>`)}</ol>`}
</section>`
}
