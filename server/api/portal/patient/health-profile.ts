/** « Mon profil santé », and the form of each of its sections. people.md P-11. */
import { measures2025 } from '@carnet/core/codes/health-measures.ts'
import {
  type OwnSection,
  type SectionObjection,
  type WrittenSection,
  writtenSections,
} from '@carnet/core/model/health-profile.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { editProfileSectionPage, type TypedSection } from '@carnet/web/patient/edit-profile-section.ts'
import { type HealthProfileData, healthProfilePage } from '@carnet/web/patient/health-profile.ts'
import { profileSectionUrl, urls } from '@carnet/web/urls.ts'
import { sectionSlugs } from '@carnet/web/words/health-profile.ts'
import type { FastifyInstance } from 'fastify'
import {
  readOwnProfile,
  readToldStatements,
  takeBackSection,
  writeSection,
} from '../../../actions/health-profile.ts'
import { Refused } from '../../../actions/perform.ts'
import { healthStatementReader } from '../../../structured-readers.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { oneEach } from '../typed-forms.ts'
import { linesIn } from './emergency-card.ts'

type Form = { rubrique?: string; texte?: string; pourMoi?: string; nonConcerne?: string } | undefined
type Place = { Params: { rubrique: string } }

export function mountHealthProfile(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  const profileOf = async ({ caller }: CarnetSession) => ({
    ...(await readOwnProfile(platform, caller)),
    told: await readToldStatements(platform, caller, healthStatementReader),
    own: caller.delegate === undefined,
  })

  pages.get<{ Querystring: { fait?: string; rubrique?: string } }>(
    urls.healthProfile,
    async (request, reply) => {
      const session = await requireSession(portal, request, reply)
      if (session === undefined) return reply
      return reply.send(
        healthProfilePage({
          ...carnetOf(portal, session),
          ...(await profileOf(session)),
          mayWrite: spaceOffers(session.caller, 'writeHealthProfile'),
          mayTake: spaceOffers(session.caller, 'downloadSummary'),
          definitions: measures2025.definitions,
          done: doneIn(request.query),
        }),
      )
    },
  )

  pages.post<{ Body: Form }>(urls.healthProfile, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const section = sectionNamed(request.body?.rubrique)
    if (section === undefined || !isFromOurForm(session, request))
      return reply.redirect(urls.healthProfile, 303)
    await takeBackSection(platform, session.caller, section)
    return reply.redirect(doneUrl('takenBack', section), 303)
  })

  const form = async (
    session: CarnetSession,
    section: WrittenSection,
    typed?: TypedSection,
    problem?: SectionObjection,
  ) => {
    const profile = await profileOf(session)
    return editProfileSectionPage({
      ...carnetOf(portal, session),
      ...profile,
      section,
      typed: typed ?? writtenIn(profile.sections[section]),
      problem,
    })
  }

  pages.get<Place>(profileSectionUrl(':rubrique'), async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const section = requireSection(request.params.rubrique)
    return reply.send(await form(session, section, session.typed && typedIn(oneEach(session.typed))))
  })

  pages.post<Place & { Body: Form }>(profileSectionUrl(':rubrique'), async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const section = requireSection(request.params.rubrique)
    if (!isFromOurForm(session, request)) return reply.redirect(request.url, 303)
    const typed = typedIn(request.body ?? {})
    const problem = await writeSection(platform, session.caller, section, {
      lines: linesIn(typed.text),
      secretLines: linesIn(typed.secretText),
      notConcerned: typed.notConcerned,
    })
    if (problem === undefined) return reply.redirect(doneUrl('saved', section), 303)
    return reply.code(422).send(await form(session, section, typed, problem))
  })
}

function writtenIn({ lines, notConcerned }: OwnSection): TypedSection {
  const text = (secret: boolean) =>
    lines.flatMap((line) => ((line.secret ?? false) === secret ? line.words : [])).join('\n')
  return { text: text(false), secretText: text(true), notConcerned: notConcerned !== undefined }
}

function typedIn({ texte = '', pourMoi = '', nonConcerne }: NonNullable<Form>): TypedSection {
  return { text: texte, secretText: pourMoi, notConcerned: nonConcerne === 'oui' }
}

function sectionNamed(slug: string | undefined): WrittenSection | undefined {
  return writtenSections.find((section) => sectionSlugs[section] === slug)
}

function requireSection(slug: string): WrittenSection {
  const section = sectionNamed(slug)
  if (section === undefined) throw new Refused('documentUnknown')
  return section
}

function doneUrl(what: string, section: WrittenSection): string {
  return `${urls.healthProfile}?fait=${what}&rubrique=${sectionSlugs[section]}`
}

function doneIn({ fait, rubrique }: { fait?: string; rubrique?: string }): HealthProfileData['done'] {
  const section = sectionNamed(rubrique)
  if (section === undefined || (fait !== 'saved' && fait !== 'takenBack')) return undefined
  return { what: fait, section }
}
