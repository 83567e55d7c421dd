/** `carnet deposit FILE`: a CDA as it is; a PDF, an image or a text wrapped as CDA N1. contract.md §6. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { titleCharactersMax } from '@carnet/core/rules/holder-documents.ts'
import { statedVisibility } from '@carnet/core/rules/stated-visibility.ts'
import { type Level1MediaType, mediaTypeOf } from '@carnet/core/wire/cda/media-type.ts'
import { patientOf } from '@carnet/core/wire/cda/patient.ts'
import { type DocumentSource, readDocumentSource } from '../../client/document-source.ts'
import { UnusableInput } from '../../client/errors.ts'
import { type DocumentToSubmit, unsaidToRepresentatives } from '../../client/submit-documents.ts'
import { inUtf8, textEncodingOf } from '../../client/text-file.ts'
import { wrapFile } from '../../client/wrap-file.ts'
import { allow, type CommandLine, type Options, UsageError } from '../arguments.ts'
import { identityOf } from '../demonstration.ts'
import { mailboxOfOptions, startSending } from '../dual-sending.ts'
import { readersIn } from '../readers.ts'
import { openSession, patientOfOptions, type Session, sessionOptions } from '../session.ts'
import { printLine, type Terminal } from '../terminal.ts'

export async function deposit({ operands, options }: CommandLine, terminal: Terminal): Promise<void> {
  allow(
    options,
    ...sessionOptions,
    'patient',
    'type',
    'title',
    'hide-from',
    'replace',
    'mssante',
    'mssante-account',
  )
  const [name, ...others] = operands
  if (name === undefined || others.length > 0) throw new UsageError('deposit attend un fichier, un seul.')
  const hidden = options['hide-from'] === undefined ? [] : readersIn(options['hide-from'], 'hide-from')
  const hideFrom: Partial<Visibility> = Object.fromEntries(hidden.map((reader) => [reader, true]))
  const secretSession = options['secret-session'] ?? false
  if (statedVisibility(hideFrom, { secretSession }) === undefined)
    throw new UsageError(`${unsaidToRepresentatives} Ajoutez --hide-from representatives.`)
  const typeCode = options.type === undefined ? undefined : typeOf(options.type)
  if (options.mssante === undefined && options['mssante-account'] !== undefined)
    throw new UsageError('--mssante-account sert à --mssante ADRESSE.')

  using session = await openSession(options, terminal)
  const file = resolve(terminal.folder, name)
  const document = await documentFrom(file, options, typeCode, session, terminal)
  const replaces =
    options.replace === undefined
      ? undefined
      : await session.dmp.findDocumentReference(document.patient, options.replace, session.access)
  const toSubmit: DocumentToSubmit = {
    source: document.source,
    hideFrom,
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(typeCode === undefined ? {} : { typeCode }),
    ...(replaces === undefined ? {} : { replaces }),
  }
  printLine(terminal.stderr, `Envoi de ${basename(file)} (${sizeInWords(document.source.sizeBytes)})…`)
  if (options.mssante !== undefined) {
    const mailbox = await mailboxOfOptions(options, session, terminal)
    const what = { patient: document.patient, addresses: options.mssante, secretSession }
    return startSending(what, toSubmit, { session, mailbox, terminal })
  }
  const { uniqueIds, warnings, reminders } = await session.dmp.submitDocuments(
    document.patient,
    [toSubmit],
    session.access,
    { signed: true },
  )
  for (const warning of [...warnings, ...reminders]) printLine(terminal.stderr, warning)
  for (const uniqueId of uniqueIds) printLine(terminal.stdout, uniqueId)
}

async function documentFrom(
  file: string,
  options: Options,
  typeCode: Code | undefined,
  session: Session,
  terminal: Terminal,
): Promise<{ source: DocumentSource; patient: PatientId }> {
  const content = await contentOf(file, terminal)
  if (content.mediaType === undefined) {
    const source = await readDocumentSource(content.open)
    return {
      source,
      patient: options.patient === undefined ? patientIn(source) : patientOfOptions(options, session),
    }
  }
  const patient = patientOfOptions(options, session)
  const wrapped = wrapFile(
    {
      mediaType: content.mediaType,
      title: options.title ?? titleFrom(basename(file)),
      typeCode: typeCode ?? typeOf('11488-4'),
      patient: { id: patient, identity: identityOf(patient, session.people) },
      careAt: new Date(),
      ...(options.replace === undefined ? {} : { replaces: options.replace }),
      open: content.open,
    },
    session.situation,
  )
  return { source: await readDocumentSource(wrapped), patient }
}

/** Without media type: a CDA, or what is refused for not being one. */
async function contentOf(
  file: string,
  { stderr }: Terminal,
): Promise<{
  readonly mediaType: Level1MediaType | undefined
  readonly open: () => AsyncIterable<Uint8Array>
}> {
  const open = () => createReadStream(file)
  const start = await startOf(file)
  const mediaType = mediaTypeOf(start)
  if (looksLikeXml(start)) return { mediaType: undefined, open }
  if (mediaType !== undefined && mediaType !== 'text/plain') return { mediaType, open }
  const encoding = await textEncodingOf(open)
  if (encoding === undefined || looksLikeXml(start, encoding)) return { mediaType: undefined, open }
  if (encoding !== 'utf-8')
    printLine(stderr, `Ce texte est lu comme écrit en ${encoding}, et déposé en UTF-8.`)
  return { mediaType: 'text/plain', open: inUtf8(open, encoding) }
}

function titleFrom(name: string): string {
  const characters = [...name]
  return characters.length <= titleCharactersMax
    ? name
    : `${characters.slice(0, titleCharactersMax - 1).join('')}…`
}

async function startOf(file: string): Promise<Uint8Array> {
  try {
    await using handle = await open(file)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096))
    return buffer.subarray(0, bytesRead)
  } catch (cause) {
    throw new UnusableInput(`Le fichier ${file} ne se lit pas.`, { cause })
  }
}

/** A document in XML without its declaration is a text like another for who only looks at its characters. */
function looksLikeXml(start: Uint8Array, encoding = 'utf-8'): boolean {
  return /^(\uFEFF)?\s*<[A-Za-z_?!]/.test(new TextDecoder(encoding).decode(start.subarray(0, 512)))
}

function patientIn({ header }: DocumentSource): PatientId {
  const [patient] = patientOf(header).insIds
  if (patient === undefined)
    throw new UnusableInput('Ce document ne porte pas de matricule INS\u00a0: indiquez --patient.')
  return patient
}

function typeOf(code: string): Code {
  const known = codeIn('J66', code)
  if (known === undefined) throw new UsageError(`${code} n’est pas un type de document du DMP (JDV_J66).`)
  return known
}

function sizeInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} ko` : `${(bytes / 1_000_000).toFixed(1)} Mo`
}
