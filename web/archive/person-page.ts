/** The person, how he is reached, and what he chose, inside an archive. Spec: rules.md TRA-11. */
import type { PostalAddress } from '@carnet/core/model/contact.ts'
import type { CardContent } from '@carnet/core/model/emergency-card.ts'
import { type WrittenSection, writtenSections } from '@carnet/core/model/health-profile.ts'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import type { MeasureDefinition } from '@carnet/core/model/own-measure.ts'
import type { KnownDelegate, KnownProfessional, PersonalData } from '@carnet/core/model/personal-export.ts'
import { type Html, html } from '../html.ts'
import { measuredWhen, measureInWords } from '../patient/own-measure-words.ts'
import { dayInWords } from '../patient/treatments.ts'
import { archive, eventWords, archivedPerson as words } from '../words/archive.ts'
import { birthDateInWords, momentInWords, shortDayInWords } from '../words/dates.ts'
import { delegates } from '../words/delegates.ts'
import { keptInWords } from '../words/document-families.ts'
import { emergencyCard, standingInWords, topicNames } from '../words/emergency-card.ts'
import { healthProfile as profileWords, sectionNames } from '../words/health-profile.ts'
import { measureNames } from '../words/own-measures.ts'
import { professionals } from '../words/professionals.ts'
import { hoursInWords } from '../words/reminders.ts'
import { reports } from '../words/reports.ts'
import { gluedSigns } from '../words/typography.ts'
import { archivePage } from './archive-page.ts'

type Fact = readonly [name: string, value: string | undefined]

/** `definitions`: of all the measures that are noted. */
export function archivedPersonPage(
  person: PersonalData,
  holder: string,
  index: string,
  definitions: readonly MeasureDefinition[],
): string {
  const { identity, contact, account, choices, noticesSent } = person
  const body = html`<p><a href="${index}">${archive.back}</a></p>
<h1>${archive.person}</h1>
${facts(words.identity, [
  [words.birthName, identity.birthName],
  [words.usedName, identity.usedName],
  [words.firstNames, identity.firstNames],
  [words.usedFirstName, identity.usedFirstName],
  [words.born, birthDateInWords(identity.birthDate.replaceAll('-', ''))],
  [words.birthPlace, identity.birthPlace],
  [words.sex, words.sexes[identity.sex]],
  [words.ins, person.patient.ins],
  [words.otherIns, person.otherMatricules.join(', ')],
  [words.openedAt, momentInWords(person.openedAt)],
])}
${
  contact &&
  facts(words.contact, [
    [words.addresses, contact.addresses.map(addressInWords).join(' ; ')],
    [words.telecoms, contact.telecoms.map(({ value }) => value.replace(/^(tel|mailto):/, '')).join(', ')],
    [
      words.representativesDeclared,
      contact.representatives
        .map(({ givenNames, familyName }) => [...givenNames, familyName].join(' '))
        .join(', '),
    ],
  ])
}
${
  account &&
  facts(words.account, [
    [words.login, account.login ?? ''],
    [words.email, account.email ?? ''],
    [words.phone, account.phone ?? ''],
  ])
}
${facts(words.choices, [
  [words.btg, yesOrNo(choices.emergency.btg)],
  [words.etreat, yesOrNo(choices.emergency.etreat)],
  [words.masked, yesOrNo(choices.emergency.masked)],
  [words.everythingMasked, yesOrNo(choices.everythingMasked)],
  [words.dossierPharmaceutique, yesOrNo(choices.opposesDossierPharmaceutique)],
  [words.organDonation, yesOrNo(choices.informedAboutOrganDonation)],
])}
${list(words.emergencyCard, cardLines(person.emergencyCard))}
${list(words.professionals, person.professionals.map(professional))}
${list(delegates.title, person.delegates.map(delegate))}
${list(
  words.invitations,
  person.invitations.map(
    ({ name, kind, state, invitedAt }) =>
      html`${name}, ${delegates.kinds[kind]}\u00a0: ${delegates.states[state]} (${momentInWords(invitedAt)})`,
  ),
)}
${list(
  words.reports,
  person.reports.map(
    ({ at, words: said, answer, closedAt }) =>
      html`${momentInWords(at)}. ${words.reported} «\u00a0${gluedSigns(said)}\u00a0» ${closedAt && html`${reports.answered} «\u00a0${gluedSigns(answer)}\u00a0»`}`,
  ),
)}
${list(
  words.treatments,
  person.treatments.map(
    ({ kind, name, posology, on, by }) =>
      html`${dayInWords(on)}\u00a0: ${[gluedSigns(name), posology && gluedSigns(posology), kind === 'stopped' && words.stopped, by].filter(Boolean).join(', ')}`,
  ),
)}
${list(
  words.healthProfile,
  writtenSections.flatMap((section) => profileLines(section, person)),
)}
${list(
  words.measures,
  person.measures.map((measure) => {
    const definition = definitions.find(({ kind }) => kind === measure.kind)!
    return html`${measuredWhen(measure)}\u00a0: ${[measureNames[measure.kind], measureInWords(measure, definition), measure.by].filter(Boolean).join(', ')}`
  }),
)}
${
  person.reminders &&
  list(
    words.reminders,
    person.reminders.map(
      ({ of, hours, from, until }) =>
        html`${gluedSigns(of)}\u00a0: ${[hours && hoursInWords(hours), words.since(dayInWords(from)), until && words.until(dayInWords(until))].filter(Boolean).join(', ')}`,
    ),
  )
}
${
  noticesSent &&
  list(
    words.notices,
    noticesSent.map(({ cause, sentAt }) => html`${momentInWords(sentAt)}\u00a0: ${noticeSubjects[cause]}`),
  )
}
${list(
  words.events,
  person.events.map(({ kind, at }) => html`${momentInWords(at)}\u00a0: ${eventWords[kind] ?? kind}`),
)}`
  return archivePage({ title: `${archive.person} — ${archive.title(holder)}`, body })
}

function cardLines({ entries, noKnownAllergy, contacts }: CardContent): readonly Html[] {
  return [
    ...(noKnownAllergy ? [html`${topicNames.allergies}\u00a0: ${emergencyCard.none}`] : []),
    ...entries.map(
      ({ topic, words: said, source }) =>
        html`${topicNames[topic]}\u00a0: ${gluedSigns(said)} (${source === undefined ? emergencyCard.bySelf : emergencyCard.from(gluedSigns(source.title), shortDayInWords(new Date(source.at)))})`,
    ),
    ...contacts.map(
      (contact) =>
        html`${emergencyCard.contacts}\u00a0: ${[contact.name, standingInWords(contact), ...contact.phones].join(', ')}`,
    ),
  ]
}

function profileLines(section: WrittenSection, { healthProfile }: PersonalData): readonly Html[] {
  const { lines, notConcerned } = healthProfile[section]
  const said = [
    ...lines,
    ...(notConcerned === undefined ? [] : [{ words: profileWords.notConcerned, ...notConcerned }]),
  ]
  return said.map(
    ({ words: line, on, by }) =>
      html`${sectionNames[section]}\u00a0: ${[gluedSigns(line), dayInWords(on), by].filter(Boolean).join(', ')}`,
  )
}

function facts(title: string, all: readonly Fact[]): Html {
  const known = all.filter(([, value]) => value !== undefined && value !== '')
  return html`<section><h2>${title}</h2>
${known.length === 0 ? html`<p>${words.none}</p>` : html`<dl>${known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`}
</section>`
}

function list(title: string, lines: readonly Html[]): Html {
  return html`<section><h2>${title}</h2>
${lines.length === 0 ? html`<p>${words.none}</p>` : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`}
</section>`
}

function professional(one: KnownProfessional): Html {
  const said = [
    one.medecinTraitant && professionals.roles.medecinTraitant,
    one.role && professionals.roles[one.role],
    one.access && words.access[one.access],
    one.administrator && words.administrator,
    one.expressConsent && words.expressConsent,
    one.since && words.since(shortDayInWords(one.since)),
    one.until && words.until(shortDayInWords(one.until)),
  ]
  return html`${[one.name, ...said].filter(Boolean).join(', ')}`
}

function delegate(one: KnownDelegate): Html {
  const kept = keptInWords(one.excludedClasses)
  const said = [
    delegates.kinds[one.kind],
    words.since(shortDayInWords(one.since)),
    one.until && words.until(shortDayInWords(one.until)),
    kept !== '' && delegates.kept(kept),
  ]
  return html`${[one.name, ...said].filter(Boolean).join(', ')}`
}

function addressInWords({ lines, postalCode, city, country }: PostalAddress): string {
  return [...lines, [postalCode, city].filter(Boolean).join(' '), country].filter(Boolean).join(', ')
}

function yesOrNo(value: boolean): string {
  return value ? words.yes : words.no
}
