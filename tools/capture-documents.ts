/** The invented documents that the captures show: a laboratory report with its table, a letter in PDF. */
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import { formatLevel1 } from '@carnet/core/wire/cda/level1.ts'
import { type DocumentSource, readDocumentSource } from '@carnet/kit/client/document-source.ts'
import { situationOf } from '@carnet/kit/client/situation.ts'
import { headerOf, wrapFile } from '@carnet/kit/client/wrap-file.ts'
import { patientNamed } from '../server/test/demonstration-calls.ts'
import type { RunningCarnet } from '../server/test/running-carnet.ts'

export type Written = {
  readonly card: string
  readonly patient: string
  readonly type: string
  readonly title: string
  readonly careAt: Date
}

const labSections = `<component><section><title>Hématologie</title><text>
<table><thead><tr><th>Examen</th><th>Résultat</th><th>Valeurs usuelles</th></tr></thead><tbody>
<tr><td>Hémoglobine</td><td>13,2 g/dL</td><td>12,0 à 16,0</td></tr>
<tr><td>Leucocytes</td><td>6,1 G/L</td><td>4,0 à 10,0</td></tr>
<tr><td>Plaquettes</td><td>248 G/L</td><td>150 à 400</td></tr></tbody></table></text></section></component>
<component><section><title>Biochimie</title><text>
<table><thead><tr><th>Examen</th><th>Résultat</th><th>Valeurs usuelles</th></tr></thead><tbody>
<tr><td>Glycémie à jeun</td><td>0,92 g/L</td><td>0,70 à 1,00</td></tr>
<tr><td>Créatinine</td><td>7,8 mg/L</td><td>5,0 à 9,0</td></tr></tbody></table>
<paragraph>Bilan sans particularité.</paragraph></text></section></component>`

export async function laboratoryReport(carnet: RunningCarnet, written: Written): Promise<DocumentSource> {
  const { situation, file } = await partsOf(carnet, written)
  const { head, tail } = formatLevel1(headerOf({ ...file, mediaType: 'application/pdf' }, situation))
  const [before = ''] = Buffer.from(head)
    .toString()
    .replace('1.3.6.1.4.1.19376.1.2.20', '1.2.250.1.213.1.1.1.13')
    .split('<nonXMLBody>')
  const [, after = ''] = Buffer.from(tail).toString().split('</nonXMLBody>')
  const bytes = Buffer.from(`${before}<structuredBody>${labSections}</structuredBody>${after}`)
  return readDocumentSource(async function* () {
    yield bytes
  })
}

/** A page of plain text; the first line is its heading. */
export async function letter(
  carnet: RunningCarnet,
  written: Written,
  lines: readonly string[],
): Promise<DocumentSource> {
  const { situation, file } = await partsOf(carnet, written)
  const pdf = pdfOf(lines)
  const open = async function* () {
    yield pdf
  }
  return readDocumentSource(wrapFile({ ...file, mediaType: 'application/pdf', open }, situation))
}

async function partsOf(carnet: RunningCarnet, { card, patient, type, title, careAt }: Written) {
  const opened = await carnet.card(card)
  const structure = carnet.people?.structures.find(({ id }) => id === opened.info.structureIdNat)
  const typeCode = codeIn('J66', type)
  if (structure === undefined || typeCode === undefined) throw new RangeError(`${card} or ${type} is unknown`)
  const file = { title, typeCode, patient: patientNamed(carnet, patient), careAt }
  return { situation: situationOf(opened, structure), file }
}

/** PDF 1.4, one page, Helvetica: enough for any reader. */
function pdfOf(lines: readonly string[]): Buffer {
  const escaped = (text: string) =>
    text
      .replace(/[()\\]/g, '\\$&')
      .replace(/’/g, "'")
      .replace(/[\u202f\u00a0]/g, ' ')
  const words = lines.map((line, at) => `/F1 ${at === 0 ? 18 : 12} Tf (${escaped(line)}) Tj 0 -26 Td`)
  const content = `BT 72 760 Td ${words.join('\n')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
