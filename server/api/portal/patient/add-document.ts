/** « Ajouter un document »: the holder's own file enters his record. people.md P-23; rules.md VIS-01, VIS-19. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import { type HolderDescription, holderTypes, readDescription } from '@carnet/core/rules/holder-documents.ts'
import { type FileHints, kindWords } from '@carnet/core/search/file-hints.ts'
import type { FormPart } from '@carnet/core/wire/form-data/form-parts.ts'
import { type AddDocumentData, addDocumentPage } from '@carnet/web/patient/add-document.ts'
import type { DocumentDone } from '@carnet/web/patient/document-done.ts'
import { addedUrl, urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { openHolderDeposit, refuseHolderFile } from '../../../actions/holder-deposit.ts'
import { Refused } from '../../../actions/perform.ts'
import { submitDocuments } from '../../../actions/submit-documents.ts'
import type { ReceivedDocument } from '../../soap/document-intake.ts'
import { sameToken } from '../cookies.ts'
import { type CarnetSession, carnetOf, keepTyped, type Portal, requireSession } from '../portal.ts'
import { oneEach } from '../typed-forms.ts'
import { makeFileHints } from './file-hints.ts'
import { holderHeader, prepareHolderDeposit } from './holder-document.ts'
import { type Fields, problemOfFailure, readUpload, type SealedFile, sealFile, statusOf } from './upload.ts'

type Problems = NonNullable<AddDocumentData['problems']>
type Sent =
  | { readonly kind: 'notOurForm' }
  | { readonly kind: 'refused'; readonly problems: Problems }
  | { readonly kind: 'file'; readonly received: Exclude<SealedFile, string>; readonly hints: FileHints }

export function mountAddDocument(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal
  const today = () => civilDay(platform.clock.now())
  const hintsIn = makeFileHints(portal.pdfGlance)
  /** What the file says otherwise than who adds it. */
  const otherThan = async (
    said: HolderDescription,
    { fileName = '' }: FormPart,
    sealed: Exclude<SealedFile, string>,
    { birthDate }: Identity,
  ): Promise<FileHints> => {
    const { type, day } = await hintsIn(sealed, { fileName, today: today(), birthDate })
    return {
      ...(type !== undefined && type !== said.type && { type }),
      ...(day !== undefined && day !== said.careOn && { day }),
    }
  }

  const send = (
    reply: FastifyReply,
    session: CarnetSession,
    { fields = {}, problems }: { readonly fields?: Fields; readonly problems?: Problems },
  ) => {
    const { patientFileTypes, patientFileMaxMo } = platform.settings
    return reply.send(
      addDocumentPage({
        ...carnetOf(portal, session),
        typed: { ...typedIn(fields), careOn: fields.date ?? today(), readers: fields.lecteurs ?? 'shared' },
        today: today(),
        accepted: { extensions: patientFileTypes, mo: patientFileMaxMo },
        kindWords,
        ...(problems !== undefined && { problems }),
      }),
    )
  }

  pages.get(urls.addDocument, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    await openHolderDeposit(platform, session.caller)
    return send(reply, session, { fields: oneEach(session.typed) })
  })

  pages.post(urls.addDocument, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller } = session
    const identity = await openHolderDeposit(platform, caller)
    let left: ReceivedDocument | undefined
    let typed: Fields = {}
    const take = async (part: FormPart, fields: Fields): Promise<Sent> => {
      if (!sameToken(fields.csrf, session.csrf)) return { kind: 'notOurForm' }
      typed = fields
      const described = readDescription(typedIn(fields), today())
      // Its file is read all the same: what is wrong with it is told with the rest.
      const description = 'objections' in described ? anyDescription(today()) : described
      const about = { patient: caller.patient, identity, now: platform.clock.now() }
      const sealed = await sealFile(portal, part, (mediaType) => holderHeader(description, mediaType, about))
      if (typeof sealed === 'string')
        return { kind: 'refused', problems: [...objectionsOf(described), sealed] }
      left = sealed
      return 'objections' in described
        ? { kind: 'refused', problems: described.objections }
        : { kind: 'file', received: sealed, hints: await otherThan(description, part, sealed, identity) }
    }
    const refuse = async (fields: Fields, problems: Problems) => {
      await recordRefusal(portal, caller)
      return send(reply.code(statusOf(problems)), session, { fields, problems })
    }
    try {
      const { fields, file } = await readUpload(request, take)
      if (file === undefined)
        return await refuse(fields, [...objectionsOf(readDescription(typedIn(fields), today())), 'missing'])
      if (file.kind === 'notOurForm') {
        await keepTyped(portal, request, fields)
        return reply.redirect(urls.addDocument, 303)
      }
      if (file.kind === 'refused') return await refuse(fields, file.problems)
      // The action keeps it, or discards it.
      left = undefined
      const entryUuid = await deposit(portal, caller, file.received, fields)
      return reply.redirect(addedUrl(entryUuid, doneAs(file.received.removed), file.hints), 303)
    } catch (error) {
      const problem = problemOfFailure(error, portal.log)
      if (problem === undefined) throw error
      return await refuse(typed, [problem])
    } finally {
      await left?.blob.discard()
    }
  })
}

function doneAs(removed: Exclude<SealedFile, string>['removed']): DocumentDone {
  return removed === undefined ? 'added' : addedWithout[removed]
}

const addedWithout = {
  program: 'addedWithoutProgram',
  file: 'addedWithoutFile',
  nothing: 'addedAnew',
} as const

/** The entryUuid of the new document. */
async function deposit(
  { platform }: Portal,
  caller: PatientCaller,
  received: ReceivedDocument,
  { lecteurs }: Fields,
): Promise<string> {
  // Anything but « shared » hides: what the form does not say is not opened.
  const hideFrom = { maskedToProfessionals: lecteurs !== 'shared' }
  const prepared = prepareHolderDeposit(platform, caller.patient, received, hideFrom)
  await submitDocuments(platform, caller, prepared)
  return prepared.documents[0]!.entryUuid
}

async function recordRefusal({ platform }: Portal, caller: PatientCaller): Promise<void> {
  try {
    await refuseHolderFile(platform, caller)
  } catch (error) {
    if (!(error instanceof Refused) || error.reason !== 'depositNotAcceptable') throw error
  }
}

function typedIn({ titre = '', sorte = '', date = '' }: Fields) {
  return { title: titre, type: sorte, careOn: date }
}

function objectionsOf(described: ReturnType<typeof readDescription>) {
  return 'objections' in described ? described.objections : []
}

function anyDescription(careOn: string): HolderDescription {
  return { title: '-', type: holderTypes[0], careOn }
}
