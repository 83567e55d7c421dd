/** The web port: public site, the patient's carnet and the portal of professionals. Every page leaves with the headers that keep it to itself. */
import { randomUUID } from 'node:crypto'
import { portalOpensOn } from '@carnet/core/rules/portal-opening.ts'
import { errorPage } from '@carnet/web/patient/error.ts'
import { notOpenPage } from '@carnet/web/patient/not-open.ts'
import { unavailablePage } from '@carnet/web/patient/unavailable.ts'
import { accessibilityPage } from '@carnet/web/public/accessibility.ts'
import { helpPage } from '@carnet/web/public/help.ts'
import { homePage } from '@carnet/web/public/home.ts'
import { urls } from '@carnet/web/urls.ts'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isStoreFailure } from '../../actions/open-document.ts'
import { Refused } from '../../actions/perform.ts'
import { mountAssets } from './assets.ts'
import { compressPages } from './compression.ts'
import { makeCookies } from './cookies.ts'
import { formOf } from './form-before-login.ts'
import { type Outage, watchOutage } from './outage.ts'
import { protectPages } from './page-policy.ts'
import { mountAccessLog } from './patient/access-log.ts'
import { mountAccessLogFile } from './patient/access-log-file.ts'
import { mountAccessMatrix } from './patient/access-matrix.ts'
import { mountActivateChild } from './patient/activate-child.ts'
import { mountActivation } from './patient/activation.ts'
import { mountAddDocument } from './patient/add-document.ts'
import { mountAddPassword } from './patient/add-password.ts'
import { mountCareHistory } from './patient/care-history.ts'
import { mountCarnetHome } from './patient/carnet-home.ts'
import { mountChangePassword } from './patient/change-password.ts'
import { mountChildFollowUp } from './patient/child-follow-up.ts'
import { mountChoice } from './patient/choice.ts'
import { mountClosing } from './patient/closing.ts'
import { mountContactChange } from './patient/contact-change.ts'
import { mountDelegates } from './patient/delegates.ts'
import { mountDeletion } from './patient/deletion.ts'
import { mountDeviceCopy } from './patient/device-copy.ts'
import { mountDevices } from './patient/devices.ts'
import { mountDirectivesForm } from './patient/directives-form.ts'
import { mountDisplay } from './patient/display.ts'
import { mountDocument, unavailableCode } from './patient/document.ts'
import { mountDocumentViewers } from './patient/document-viewers.ts'
import { mountDocuments } from './patient/documents.ts'
import { mountEmergencyCard } from './patient/emergency-card.ts'
import { mountEmergencyChoices } from './patient/emergency-choices.ts'
import { mountEmergencyContacts } from './patient/emergency-contacts.ts'
import { mountFiling } from './patient/filing.ts'
import { mountFranceConnect } from './patient/france-connect.ts'
import { mountHealthProfile } from './patient/health-profile.ts'
import { mountHealthWords } from './patient/health-words.ts'
import { mountInvitations } from './patient/invitations.ts'
import { mountLogin } from './patient/login.ts'
import { mountMaskingDefaults } from './patient/masking-defaults.ts'
import { mountMeasureFiles } from './patient/measure-files.ts'
import { mountNoticeCentre } from './patient/notice-centre.ts'
import { mountNotices } from './patient/notices.ts'
import { mountOfflineCard } from './patient/offline-card.ts'
import { mountOpposition } from './patient/opposition.ts'
import { mountOwnMeasures } from './patient/own-measures.ts'
import { mountPasskeyLogIn } from './patient/passkey-login.ts'
import { mountProfessionals } from './patient/professionals.ts'
import { mountProfile } from './patient/profile.ts'
import { mountProfileFile } from './patient/profile-file.ts'
import { mountRecover } from './patient/recover.ts'
import { mountReminders } from './patient/reminders.ts'
import { mountReports } from './patient/reports.ts'
import { mountResults } from './patient/results.ts'
import { mountSearch } from './patient/search.ts'
import { mountSecurity } from './patient/security.ts'
import { mountSeeAs } from './patient/see-as.ts'
import { mountSeveralDocuments } from './patient/several-documents.ts'
import { mountSuspended } from './patient/suspended.ts'
import { mountTakeAway } from './patient/take-away.ts'
import { mountTimeline } from './patient/timeline.ts'
import { mountTreatments } from './patient/treatments.ts'
import { mountVaccinations } from './patient/vaccinations.ts'
import { mountWishes } from './patient/wishes.ts'
import { type Portal, type PortalParts, surroundingsOf } from './portal.ts'
import { mountProfessional } from './professional/mount.ts'
import { mountScannedCard } from './scanned-card.ts'
import { professionalRoutes, requireDeclarationIn, tracedRoutes } from './traced-routes.ts'
import { mountWithoutNetwork } from './without-network.ts'

export function mountPortal(server: FastifyInstance, parts: PortalParts): void {
  server.register(cookie)
  server.register(formbody)
  server.register(async (pages) => {
    const portal: Portal = {
      ...parts,
      cookies: makeCookies(parts.secure),
      surroundings: {
        assets: mountAssets(server),
        demo: parts.demonstration,
        accessibility: parts.accessibility,
        // Read for each page: it changes with the regime.
        get helpPhone() {
          return parts.platform.settings.supportPhone
        },
      },
    }
    // A form that carries a file stays a stream.
    pages.addContentTypeParser('multipart/form-data', (_request, payload, done) => done(null, payload))
    protectPages(pages, parts)
    pages.addHook('onRequest', async (request, reply) => {
      const { settings, clock } = portal.platform
      const opensOn = portalOpensOn(settings, clock.now())
      if (opensOn === undefined || !request.url.startsWith(urls.carnet)) return
      return reply.code(503).send(notOpenPage({ ...surroundingsOf(portal, request), opensOn }))
    })
    pages.addHook('onRoute', requireDeclarationIn({ ...tracedRoutes, ...professionalRoutes }))
    compressPages(pages)
    pages.get('/', (request, reply) =>
      reply.send(
        homePage({
          ...formOf(portal, request, reply),
          people: parts.people,
          newcomers: parts.newcomers,
          mayOppose: parts.platform.settings.opensByDefault,
        }),
      ),
    )
    pages.get(urls.help, (request, reply) => reply.send(helpPage(surroundingsOf(portal, request))))
    pages.get(urls.accessibility, (request, reply) =>
      reply.send(accessibilityPage(surroundingsOf(portal, request))),
    )
    mountDisplay(pages, portal)
    mountLogin(pages, portal)
    mountPasskeyLogIn(pages, portal)
    if (portal.franceConnect !== undefined) mountFranceConnect(pages, portal, portal.franceConnect)
    mountActivation(pages, portal)
    mountOpposition(pages, portal)
    mountRecover(pages, portal)
    mountActivateChild(pages, portal)
    mountCarnetHome(pages, portal)
    mountDocuments(pages, portal)
    mountMaskingDefaults(pages, portal)
    mountSeveralDocuments(pages, portal)
    mountDocument(pages, portal)
    mountDocumentViewers(pages, portal)
    mountSearch(pages, portal)
    mountTimeline(pages, portal)
    mountResults(pages, portal)
    mountTreatments(pages, portal)
    mountCareHistory(pages, portal)
    mountVaccinations(pages, portal)
    mountReminders(pages, portal)
    mountAddDocument(pages, portal)
    mountFiling(pages, portal)
    mountWishes(pages, portal)
    mountEmergencyCard(pages, portal)
    mountEmergencyContacts(pages, portal)
    mountEmergencyChoices(pages, portal)
    mountOfflineCard(pages, portal)
    mountScannedCard(pages, portal)
    mountAccessLog(pages, portal)
    mountAccessLogFile(pages, portal)
    mountProfessionals(pages, portal)
    mountNotices(pages, portal)
    mountNoticeCentre(pages, portal)
    mountChildFollowUp(pages, portal)
    mountDirectivesForm(pages, portal)
    mountProfile(pages, portal)
    mountHealthProfile(pages, portal)
    mountOwnMeasures(pages, portal)
    mountMeasureFiles(pages, portal)
    mountProfileFile(pages, portal)
    mountSecurity(pages, portal)
    mountAddPassword(pages, portal)
    mountChangePassword(pages, portal)
    mountContactChange(pages, portal)
    mountDevices(pages, portal)
    mountDeviceCopy(pages, portal)
    mountWithoutNetwork(pages, portal)
    mountAccessMatrix(pages, portal)
    mountHealthWords(pages, portal)
    mountSeeAs(pages, portal)
    mountDelegates(pages, portal)
    mountInvitations(pages, portal)
    mountReports(pages, portal)
    mountTakeAway(pages, portal)
    mountClosing(pages, portal)
    mountDeletion(pages, portal)
    mountSuspended(pages, portal)
    mountChoice(pages, portal)
    mountProfessional(pages, portal)
    const { database, clock } = parts.platform
    const outage = watchOutage(database, () => clock.now())
    pages.addHook('onClose', async () => outage.stop())
    pages.setErrorHandler((error, request, reply) => answerError({ portal, outage }, error, request, reply))
  })
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).type('text/plain; charset=utf-8').send('Introuvable\n'),
  )
}

/** Seconds after which a page that could not be given is worth asking for again. */
const retryAfterSeconds = 30

async function answerError(
  { portal, outage }: { readonly portal: Portal; readonly outage: Outage },
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // The mandate ended while the record was open: the other records are offered.
  if (error instanceof Refused && error.reason === 'mandateOver')
    return reply.redirect(`${urls.choice}?fin=oui`, 303)
  // Closed while it was open here.
  if (error instanceof Refused && error.reason === 'recordClosed')
    return reply.redirect(urls.closedRecord, 303)
  if (error instanceof Refused && error.reason === 'recordSuspended')
    return reply.redirect(urls.suspendedRecord, 303)
  // Fastify forgets the type of a page that failed: without it, browsers show its markup.
  reply.type('text/html; charset=utf-8')
  if (error instanceof Refused)
    return reply.code(404).send(errorPage({ ...surroundingsOf(portal, request), kind: 'notFound' }))
  if (isStoreFailure(error)) {
    portal.log.fault('document unavailable', error, { reference: unavailableCode })
    const kind = 'unavailable' as const
    const page = { ...surroundingsOf(portal, request), kind, reference: unavailableCode }
    return reply.code(503).send(errorPage(page))
  }
  const reference = randomUUID().slice(0, 8)
  portal.log.fault('page failed', error, { reference })
  const since = await outage.since()
  if (since !== undefined) {
    const retry = request.method === 'GET' ? request.url : undefined
    reply.code(503).header('retry-after', String(retryAfterSeconds))
    return reply.send(unavailablePage({ ...surroundingsOf(portal, request), since, retry }))
  }
  return reply.code(500).send(errorPage({ ...surroundingsOf(portal, request), kind: 'failure', reference }))
}
