/** « Mon profil santé en PDF »: what the page of the profile shows, the sections that were ticked and no other. CNT-06. */

import { measures2025 } from '@carnet/core/codes/health-measures.ts'
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { EmergencyCard } from '@carnet/core/model/emergency-card.ts'
import {
  cardWordsIn,
  type OwnSection,
  type ProfileSection,
  profileSections,
  statementsIn,
  type ToldStatement,
  type WrittenSection,
  writtenSections,
} from '@carnet/core/model/health-profile.ts'
import { usualName } from '@carnet/core/model/identity.ts'
import { latestMeasures } from '@carnet/core/model/own-measure.ts'
import type { Written } from '@carnet/core/model/written.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { withoutCode } from '@carnet/web/patient/health-profile.ts'
import { measuredWhen, measureInWords } from '@carnet/web/patient/own-measure-words.ts'
import { type ProfileFileData, profileFilePage } from '@carnet/web/patient/profile-file.ts'
import { dayInWords } from '@carnet/web/patient/treatments.ts'
import { urls } from '@carnet/web/urls.ts'
import { careSummary } from '@carnet/web/words/care-summary.ts'
import { birthDateInWords, momentInWords, shortDayInWords } from '@carnet/web/words/dates.ts'
import { emergencyCard as cardWords } from '@carnet/web/words/emergency-card.ts'
import { fileSectionNames, healthProfile, profileFile as words } from '@carnet/web/words/health-profile.ts'
import { measureNames } from '@carnet/web/words/own-measures.ts'
import type { FastifyInstance } from 'fastify'
import { readEmergencyCard } from '../../../actions/emergency-card.ts'
import { type OwnProfile, readOwnProfile, readToldStatements } from '../../../actions/health-profile.ts'
import { Refused } from '../../../actions/perform.ts'
import { takeSummary } from '../../../actions/take-summary.ts'
import { readKnownTreatments } from '../../../actions/treatments.ts'
import { healthStatementReader, treatmentReader } from '../../../structured-readers.ts'
import { formatSheet, type Section, type SourcedLine } from '../../../text-page.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { objectionToProof } from '../prove-again.ts'
import { contactLines, section as sectionOf, treatmentLines, vaccinationLine } from './care-summary.ts'
import { readKnownVaccinations } from './vaccinations.ts'

type Form = { rubrique?: string | readonly string[]; pourMoi?: string } | undefined

type Chosen = Pick<ProfileFileData, 'chosen' | 'withSecrets'>

export function mountProfileFile(pages: FastifyInstance, portal: Portal): void {
  const page = (session: CarnetSession, said: Chosen & Pick<ProfileFileData, 'problem'>) =>
    profileFilePage({
      ...carnetOf(portal, session),
      own: session.caller.delegate === undefined,
      mayTake: spaceOffers(session.caller, 'downloadSummary'),
      ...said,
    })

  pages.get(urls.healthProfilePdf, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    return reply.send(page(session, { chosen: profileSections, withSecrets: false }))
  })

  pages.post<{ Body: Form }>(urls.healthProfilePdf, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.healthProfilePdf, 303)
    const ticked = [request.body?.rubrique ?? []].flat()
    const chosen = profileSections.filter((section) => ticked.includes(section))
    const said = { chosen, withSecrets: request.body?.pourMoi === 'oui' }
    if (chosen.length === 0)
      return reply.code(422).send(page(session, { ...said, problem: { kind: 'noSection' } }))
    const objection = await objectionToProof(portal, session, { request, reply })
    if (objection === 'asked') return reply
    if (objection !== undefined)
      return reply.code(objection.status).send(page(session, { ...said, problem: objection.why }))
    try {
      const file = await profileFile(portal, session.caller, said)
      return reply
        .header('content-disposition', 'attachment; filename="profil-sante.pdf"')
        .type('application/pdf')
        .send(file)
    } catch (error) {
      if (!(error instanceof Refused && error.reason === 'actionNotAllowedForCaller')) throw error
      return reply.code(403).send(page(session, said))
    }
  })
}

type MadeSection = Exclude<ProfileSection, WrittenSection>

function isWritten(section: ProfileSection): section is WrittenSection {
  return writtenSections.some((each) => each === section)
}

/** Of what is not ticked nothing is read. Each part is traced as the page that shows it. */
async function profileFile({ platform }: Portal, caller: PatientCaller, asked: Chosen): Promise<Buffer> {
  const { identity, patient } = await takeSummary(platform, caller)
  const at = platform.clock.now()
  const profile = withoutSecrets(await readOwnProfile(platform, caller), asked)
  const told = await readToldStatements(platform, caller, healthStatementReader)
  // Three sections are made of it: it is read once, and only for one of them.
  let cardRead: Promise<EmergencyCard> | undefined
  const card = () => (cardRead ??= readEmergencyCard(platform, caller).then((read) => read.card))
  const made: Readonly<Record<MadeSection, () => Promise<Section>>> = {
    bloodGroup: async () =>
      titled('bloodGroup', told.filter(({ topic }) => topic === 'bloodGroup').map(toldLine)),
    measures: async () => titled('measures', measureLines(profile)),
    treatments: async () => {
      const known = { reader: treatmentReader, today: civilDay(at) }
      const { treatments } = await readKnownTreatments(platform, caller, known)
      return titled('treatments', treatmentLines(treatments, await card()))
    },
    vaccinations: async () => {
      const { vaccinations } = await readKnownVaccinations(platform, caller)
      return titled('vaccinations', vaccinations.map(vaccinationLine))
    },
    contacts: async () => titled('contacts', contactLines(await card())),
    directives: async () => {
      const { directives } = await card()
      return titled('directives', [], directives ? careSummary.directivesYes : careSummary.directivesNo)
    },
  }
  const sections: Section[] = []
  for (const section of asked.chosen)
    sections.push(isWritten(section) ? writtenSection(section, profile, told) : await made[section]())
  const { file } = await formatSheet({
    title: words.heading(usualName(identity)),
    paragraphs: [
      `${cardWords.born(birthDateInWords(identity.birthDate.replaceAll('-', '')))}. ${careSummary.identity(careSummary.sexes[identity.sex], patient.ins)}`,
      words.made(momentInWords(at)),
    ],
    at,
    sections,
    large: true,
  })
  return file
}

function titled(section: ProfileSection, lines: readonly SourcedLine[], otherwise: string = words.nothing) {
  return sectionOf(fileSectionNames[section], lines, otherwise)
}

/** What the holder keeps for himself leaves his carnet when he asks for it, and not with the rest. */
function withoutSecrets(profile: OwnProfile, { withSecrets }: Chosen): OwnProfile {
  if (withSecrets) return profile
  const sections = Object.entries(profile.sections).map(([name, { lines, ...section }]) => [
    name,
    { ...section, lines: lines.filter(({ secret }) => !secret) },
  ])
  return {
    ...profile,
    sections: Object.fromEntries(sections) as OwnProfile['sections'],
    measures: profile.measures.filter(({ secret }) => !secret),
  }
}

function writtenSection(
  section: WrittenSection,
  { sections, card }: OwnProfile,
  told: readonly ToldStatement[],
): Section {
  const own: OwnSection = sections[section]
  const none = section === 'allergies' && card.noKnownAllergy ? [healthProfile.noKnownAllergy] : []
  const lines = [
    ...statementsIn(section, told).map(toldLine),
    ...[...cardWordsIn(section, card.entries), ...none].map((said) => ({
      words: said,
      source: words.onCard,
    })),
    ...own.lines.map((line) => ({ words: line.words, source: sourceOf(line) })),
  ]
  return titled(section, lines, own.notConcerned === undefined ? words.nothing : words.notConcerned)
}

function toldLine({ words: said, title, on }: ToldStatement): SourcedLine {
  return { words: withoutCode(said), source: cardWords.from(title, shortDayInWords(on)) }
}

function sourceOf({ by, on }: Written): string {
  return words.onDay(by === undefined ? words.byPerson : words.byName(by), dayInWords(on))
}

function measureLines({ measures, birthDate }: OwnProfile): readonly SourcedLine[] {
  return latestMeasures(measures2025.definitions, measures, birthDate).map(({ definition, measure }) => ({
    words: `${measureNames[definition.kind]}\u00a0: ${measureInWords(measure, definition)}`,
    source: words.measured(
      measuredWhen(measure),
      definition.computed ? words.computed : (measure.by ?? words.noted),
    ),
  }))
}
