/** A file of the person at the terminal → a CDA: as it is, or a PDF, an image or a text wrapped as CDA N1. contract.md §6. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { titleCharactersMax } from '@carnet/core/rules/holder-documents.ts'
import { type Level1MediaType, mediaTypeOf } from '@carnet/core/wire/cda/media-type.ts'
import { patientOf } from '@carnet/core/wire/cda/patient.ts'
import { type DocumentSource, readDocumentSource } from '../client/document-source.ts'
import { UnusableInput } from '../client/errors.ts'
import { inUtf8, textEncodingOf } from '../client/text-file.ts'
import { wrapFile } from '../client/wrap-file.ts'
import { type Options, UsageError } from './arguments.ts'
import { identityOf } from './demonstration.ts'
import { patientOfOptions, type Session } from './session.ts'
import { printLine, type Terminal } from './terminal.ts'

/** What an option `--type` may be. @throws UsageError */
export function typeOf(code: string): Code {
  const known = codeIn('J66', code)
  if (known === undefined) throw new UsageError(`${code} n’est pas un type de document du DMP (JDV_J66).`)
  return known
}

export async function documentFrom(
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
