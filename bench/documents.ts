/** Invented documents of an exact size: a laboratory report with coded results, or a PDF inside a CDA of level 1. */
import { createHash } from 'node:crypto'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import type { ClinicalDocument } from '@carnet/core/wire/cda/clinical-document.ts'
import { readClinicalDocument } from '@carnet/core/wire/cda/header.ts'
import { formatLevel1, type Level1Header } from '@carnet/core/wire/cda/level1.ts'
import { authorOf, type Situation } from '@carnet/kit/client/situation.ts'
import type { Resident } from './residents.ts'

/** Half of what a record receives is laboratory reports. */
export type DocumentKind = 'laboratory' | 'pdf'

export type BenchDocument = {
  /** In order; the last two are shared by every document of the same kind and size. */
  readonly chunks: readonly Buffer[]
  readonly sizeBytes: number
  /** SHA-1, hexadecimal. */
  readonly hash: string
  readonly header: ClinicalDocument
}

const types: Readonly<Record<DocumentKind, string>> = { laboratory: '11502-2', pdf: '11488-4' }

/** Makes documents of `sizeBytes`, each with its own identifier, cheaply: bodies and parsed headers are shared. */
export function openDocumentMaker(
  situation: Situation,
): (resident: Resident, kind: DocumentKind, sizeBytes: number, id: string) => BenchDocument {
  const bodies = new Map<string, Buffer>()
  const headers = new Map<string, ClinicalDocument>()
  const createdAt = new Date()

  return (resident, kind, sizeBytes, id) => {
    const { head, tail } = ends(level1Header(situation, resident, kind, createdAt, id), kind)
    const bodyBytes = sizeBytes - head.length - tail.length
    const bodyKey = `${kind} ${bodyBytes}`
    const body = bodies.get(bodyKey) ?? bodyOf(kind, bodyBytes)
    bodies.set(bodyKey, body)
    const headerKey = `${kind} ${resident.patient.ins}`
    const header =
      headers.get(headerKey) ?? readClinicalDocument(Buffer.concat([head, bodyOf(kind, 2_000), tail]))
    headers.set(headerKey, header)
    const chunks = [head, body, tail]
    const hash = createHash('sha1')
    for (const chunk of chunks) hash.update(chunk)
    return { chunks, sizeBytes, hash: hash.digest('hex'), header: { ...header, id: { root: id } } }
  }
}

/** What stands before and after the body; of one length for all identifiers of one length. */
function ends(header: Level1Header, kind: DocumentKind): { head: Buffer; tail: Buffer } {
  const { head, tail } = formatLevel1(header)
  if (kind === 'pdf') return { head: Buffer.from(head), tail: Buffer.from(tail) }
  const [before = ''] = Buffer.from(head)
    .toString()
    .replace('1.3.6.1.4.1.19376.1.2.20', '1.2.250.1.213.1.1.1.13')
    .split('<nonXMLBody>')
  const [, after = ''] = Buffer.from(tail).toString().split('</nonXMLBody>')
  return {
    head: Buffer.from(`${before}<structuredBody>`),
    tail: Buffer.from(`</structuredBody>${after}`),
  }
}

function level1Header(
  situation: Situation,
  { patient, identity }: Resident,
  kind: DocumentKind,
  createdAt: Date,
  id: string,
): Level1Header {
  const { structure, nameId, lastName, firstName, roles } = situation
  return {
    id,
    setId: id,
    versionNumber: 1,
    typeCode: codeIn('J66', types[kind])!,
    title: kind === 'laboratory' ? 'Bilan biologique' : 'Compte rendu de consultation',
    createdAt,
    confidentiality: 'N',
    patient: { id: patient, identity },
    author: {
      id: nameId,
      lastName,
      firstName,
      speciality: authorOf(situation).specialities[0] ?? roles[0]!,
      structure,
    },
    service: {
      startedAt: createdAt,
      practiceSetting: { code: 'AMBULATOIRE', system: '1.2.250.1.213.1.1.4.9' },
      facilityType: { code: structure.sector, system: '1.2.250.1.71.4.2.4' },
    },
    mediaType: 'application/pdf',
  }
}

function bodyOf(kind: DocumentKind, bytes: number): Buffer {
  return kind === 'pdf' ? base64Pdf(bytes) : laboratoryBody(bytes)
}

/** Base64 of what begins as a PDF; a length that is no multiple of four is completed by line ends. */
function base64Pdf(bytes: number): Buffer {
  const text = Buffer.alloc(bytes, '\n')
  const unit = Buffer.from('JVBERi0xLjcK'.padEnd(12))
  const filler = Buffer.from('Qm9uam91ciwg8J+RiyBiYW5jIGQnZXNzYWku'.slice(0, 36))
  const whole = bytes - (bytes % 4)
  filler.copy(text)
  for (let at = 0; at < whole; at += 36) filler.copy(text, at, 0, Math.min(36, whole - at))
  unit.copy(text)
  return text
}

const analyses = [
  ['14749-6', 'Glucose'],
  ['2951-2', 'Sodium'],
  ['2823-3', 'Potassium'],
  ['14682-9', 'Créatinine'],
  ['2000-8', 'Calcium'],
  ['14927-8', 'Triglycérides'],
] as const

/** A table and one coded result for each of its rows, as CR-BIO reports are; white space completes the length. */
function laboratoryBody(bytes: number): Buffer {
  const open = `<component><section><code code="26436-6" codeSystem="2.16.840.1.113883.6.1" displayName="Examens de biologie médicale"/><title>Biochimie</title><text><table><tbody>`
  const middle = '</tbody></table></text>'
  const close = '</section></component>'
  const rows: string[] = []
  const entries: string[] = []
  let length = Buffer.byteLength(open + middle + close)
  for (let rank = 0; ; rank++) {
    const value = (rank % 97) / 10
    const [code, name] = analyses[rank % analyses.length]!
    const row = `<tr><td ID="r${rank}">${name}</td><td>${value} mmol/L</td><td>3,9 à 6,1</td></tr>`
    const entry = `<entry typeCode="DRIV"><observation classCode="OBS" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.3.1.6"/><id root="2.25.${1_000_000 + rank}"/><code code="${code}" codeSystem="2.16.840.1.113883.6.1" displayName="${name} [Moles/volume] Sérum/Plasma"/><statusCode code="completed"/><effectiveTime value="20260105093000+0000"/><value xsi:type="PQ" value="${value}" unit="mmol/L"/><referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="3.9" unit="mmol/L"/><high value="6.1" unit="mmol/L"/></value></observationRange></referenceRange></observation></entry>`
    const more = Buffer.byteLength(row + entry)
    if (length + more > bytes) break
    length += more
    rows.push(row)
    entries.push(entry)
  }
  const padding = '\n'.repeat(Math.max(0, bytes - length))
  return Buffer.from(open + rows.join('') + middle + entries.join('') + padding + close)
}
