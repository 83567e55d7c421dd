/** « Écrire mes directives anticipées »: a form, of which a document is made and filed as any other of hers. rules.md VIS-16; people.md P-13. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import {
  directivesActs,
  directivesAnswers,
  directivesModels,
  objectionsToDirectives,
  type WrittenDirectives,
} from '@carnet/core/model/directives-form.ts'
import { directivesType } from '@carnet/core/model/document.ts'
import { type EmergencyContact, trustedIn } from '@carnet/core/model/emergency-card.ts'
import { type Identity, usualName } from '@carnet/core/model/identity.ts'
import type { FormPart } from '@carnet/core/wire/form-data/form-parts.ts'
import { type DirectivesFormData, directivesFormPage } from '@carnet/web/patient/directives-form.ts'
import { urls } from '@carnet/web/urls.ts'
import { birthDateInWords, shortDayInWords } from '@carnet/web/words/dates.ts'
import { directivesForm as words } from '@carnet/web/words/directives-form.ts'
import { emergencyCard as cardWords } from '@carnet/web/words/emergency-card.ts'
import { wishes } from '@carnet/web/words/wishes.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { readEmergencyCard } from '../../../actions/emergency-card.ts'
import { openHolderDeposit } from '../../../actions/holder-deposit.ts'
import { fileDirectives } from '../../../actions/holder-documents.ts'
import { listDocuments } from '../../../actions/list-documents.ts'
import { formatSheet } from '../../../text-page.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { oneEach } from '../typed-forms.ts'
import { summaryOf } from './document-summary.ts'
import { holderHeader, prepareHolderDeposit } from './holder-document.ts'
import { sealFile } from './upload.ts'
import { isDirectives, whyClosed } from './wishes.ts'

type Form = Readonly<Record<string, string | undefined>> | undefined

export function mountDirectivesForm(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  const replaced = async (session: CarnetSession) => {
    const { caller, previousVisitAt } = session
    const { documents } = await listDocuments(platform, caller, caller.patient, isDirectives)
    if (documents.length === 0) return 'none'
    return documents.some((document) => summaryOf(document, previousVisitAt, session).mine) ? 'own' : 'others'
  }

  const send = async (
    reply: FastifyReply,
    session: CarnetSession,
    more: Pick<DirectivesFormData, 'written' | 'problems' | 'closed' | 'replaces'>,
  ) => reply.send(directivesFormPage({ ...carnetOf(portal, session), ...more }))

  pages.get(urls.writeDirectives, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const closed = await whyClosed(portal, session.caller)
    const written = writtenIn(session.typed && oneEach(session.typed))
    const replaces = closed === undefined ? await replaced(session) : 'none'
    return send(reply, session, { written, closed, replaces })
  })

  pages.post<{ Body: Form }>(urls.writeDirectives, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.writeDirectives, 303)
    const { caller } = session
    const written = writtenIn(request.body)
    const closed = await whyClosed(portal, caller)
    if (closed !== undefined) return send(reply.code(403), session, { written, closed, replaces: 'none' })
    const replaces = await replaced(session)
    const problems = objectionsToDirectives(written, {
      replaces: replaces !== 'none',
      confirmed: request.body?.remplacer === 'oui',
    })
    if (problems.length > 0) return send(reply.code(422), session, { written, problems, replaces })
    const identity = await openHolderDeposit(platform, caller, 'fileDirectives')
    const { card } = await readEmergencyCard(platform, caller)
    const now = platform.clock.now()
    const part = partOf(written, { identity, trusted: trustedIn(card.contacts), now })
    const sealed = await sealFile(portal, part, (mediaType) =>
      holderHeader({ title: wishes.documentTitle, type: directivesType, careOn: civilDay(now) }, mediaType, {
        patient: caller.patient,
        identity,
        now,
      }),
    )
    // A page that we wrote ourselves: what refuses it is a fault of ours, or an antivirus that does not answer.
    if (typeof sealed === 'string') throw new Error(`our own page is refused: ${sealed}`)
    await fileDirectives(platform, caller, prepareHolderDeposit(platform, caller.patient, sealed, {}))
    return reply.redirect(`${urls.wishes}?fait=oui`, 303)
  })
}

function writtenIn(form: Form): WrittenDirectives {
  const text = (name: string) => (form?.[name] ?? '').replaceAll('\r\n', '\n').trim()
  const acts = directivesActs.flatMap((act) => {
    const answer = directivesAnswers.find((each) => each === form?.[act])
    return answer === undefined ? [] : [[act, answer] as const]
  })
  return {
    model: directivesModels.find((each) => each === form?.modele) ?? 'well',
    situations: text('situations'),
    acts: Object.fromEntries(acts),
    others: text('autres'),
    original: text('original'),
  }
}

type About = {
  readonly identity: Identity
  readonly trusted: EmergencyContact | undefined
  readonly now: Date
}

function partOf(written: WrittenDirectives, about: About): FormPart {
  return {
    name: 'fichier',
    fileName: 'directives.pdf',
    body: (async function* () {
      yield await pdfOf(written, about)
    })(),
  }
}

async function pdfOf(
  { model, situations, acts, others, original }: WrittenDirectives,
  { identity, trusted, now }: About,
): Promise<Buffer> {
  const { pdf } = words
  const name = usualName(identity)
  const birth = `${cardWords.born(birthDateInWords(identity.birthDate.replaceAll('-', '')))}`
  const lines = (text: string) =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ words: line, source: '' }))
  const { file } = await formatSheet({
    title: pdf.title(name),
    at: now,
    large: true,
    paragraphs: [
      pdf.person(name, birth),
      pdf.written(shortDayInWords(now)),
      `${words.model}\u00a0: ${words.models[model]}.`,
    ],
    sections: [
      { title: words.situations, lines: lines(situations), otherwise: pdf.nothingSaid },
      {
        title: words.actsTitle,
        lines: directivesActs.flatMap((act) => {
          const answer = acts[act]
          return answer === undefined
            ? []
            : [{ words: `${words.acts[act]}. ${words.answers[answer]}.`, source: '' }]
        }),
        otherwise: pdf.nothingSaid,
      },
      { title: words.others, lines: lines(others), otherwise: pdf.nothingSaid },
      {
        title: pdf.trusted,
        lines:
          trusted === undefined ? [] : [{ words: [trusted.name, ...trusted.phones].join(', '), source: '' }],
        otherwise: pdf.noTrusted,
      },
      { title: words.original, lines: lines(original), otherwise: pdf.nothingSaid },
      { title: pdf.signature, lines: [], otherwise: '' },
    ],
  })
  return file
}
