/** What a device is given to keep: each part by the action of the page that shows it, decided and told as there. people.md P-31. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { deviceCopyLimits } from '@carnet/core/model/device-copy.ts'
import { extractBody } from '@carnet/core/wire/cda/body-extractor.ts'
import { documentContentPage } from '@carnet/web/patient/document-content.ts'
import { type CopiedDocument, type WrittenCopy, writeCopy } from '@carnet/web/patient/without-network.ts'
import { readEmergencyCard } from '../../../actions/emergency-card.ts'
import { readOwnProfile } from '../../../actions/health-profile.ts'
import { showDocuments } from '../../../actions/list-documents.ts'
import { openOrAsk } from '../../../actions/open-document.ts'
import type { Platform } from '../../../actions/platform.ts'
import { readKnownTreatments } from '../../../actions/treatments.ts'
import { treatmentReader } from '../../../structured-readers.ts'
import { extensionOf } from '../archive/pages.ts'
import { fileNameOf } from '../document-files.ts'
import { type CarnetSession, calendarOf, type Portal } from '../portal.ts'
import { readableOf, saysImportant } from './document-text.ts'
import { readKnownVaccinations } from './vaccinations.ts'

export async function copyContent(portal: Portal, session: CarnetSession): Promise<WrittenCopy> {
  const { platform } = portal
  const { caller } = session
  const now = platform.clock.now()
  const { card } = await readEmergencyCard(platform, caller)
  const { vaccinations } = await readKnownVaccinations(platform, caller)
  const asked = { reader: treatmentReader, today: civilDay(now) }
  const { treatments } = await readKnownTreatments(platform, caller, asked)
  const { sections } = await readOwnProfile(platform, caller)
  return writeCopy({
    holder: { name: session.holderName },
    card,
    vaccinations,
    calendar: calendarOf(portal),
    treatments: treatments.filter(({ state }) => state === 'current'),
    profile: sections,
    documents: await copiedDocuments(platform, session),
    now,
  })
}

/** One after the other, until there is no room left: those that come after are named. */
async function copiedDocuments(
  platform: Platform,
  session: CarnetSession,
): Promise<readonly CopiedDocument[]> {
  const { caller } = session
  const { kept } = await showDocuments(platform, caller, caller.patient, async ({ starred, label }) => ({
    kept: await label([...(await starred())].slice(0, deviceCopyLimits.documents)),
  }))
  const copied: CopiedDocument[] = []
  let room: number = deviceCopyLimits.sizeBytes
  for (const { entryUuid, label, serviceStartTime, submittedAt } of kept) {
    const named = { title: label.title, at: serviceStartTime ?? submittedAt }
    const content = await contentOf(platform, session, entryUuid, Math.min(room, deviceCopyLimits.fileBytes))
    copied.push({ ...named, ...content })
    room -= (content.content?.length ?? 0) + content.files.reduce((sum, { base64 }) => sum + base64.length, 0)
  }
  return copied
}

type Content = Pick<CopiedDocument, 'content' | 'files' | 'left'>
const notKept = (left: CopiedDocument['left']): Content => ({ content: undefined, files: [], left })

async function contentOf(
  platform: Platform,
  { caller, display }: CarnetSession,
  entryUuid: string,
  room: number,
): Promise<Content> {
  const opening = await openOrAsk(platform, caller, entryUuid, 'downloadDocument', saysImportant)
  // Without network, nobody is asked whether he wants to read it.
  if (opening.kind === 'asked') return notKept('important')
  const { document } = opening
  if (document.sizeBytes > room) return notKept('tooLarge')
  const readable = await readableOf(document)
  if (readable === undefined) return notKept('tooLarge')
  const files: CopiedDocument['files'][number][] = []
  for (const { index, mediaType } of readable.attachments) {
    const bytes = await Array.fromAsync(extractBody(document.open(), index))
    const name = `${fileNameOf(document)}.${extensionOf(mediaType)}`
    files.push({ name, mediaType, base64: Buffer.concat(bytes).toString('base64') })
  }
  const content = readable.sections.length === 0 ? undefined : documentContentPage(readable, display)
  return { content, files, left: undefined }
}
