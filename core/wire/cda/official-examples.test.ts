import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isInSet, type ValueSetName } from '@carnet/core/codes/value-sets.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { Block, Inline, ReadableSection } from '@carnet/core/model/readable-document.ts'
import { parseXml, type XmlElement } from '../xml/read.ts'
import { makeBodyExtractor } from './body-extractor.ts'
import { checkHeader } from './check-header.ts'
import { readClinicalDocument } from './header.ts'
import { makeReadable } from './narrative.ts'
import { patientOf } from './patient.ts'
import { deduceEntry, deduceSubmissionSet } from './to-xds.ts'

const folder = join(import.meta.dirname, '../../../../shared/corpora/cda-ans-3-0/ExemplesCDA')
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : []
const options = { skip: names.length === 0 && 'the official examples are not there' }
const at = new Date('2026-01-05T00:00:00Z')
const bytesOf = (name: string) => readFileSync(join(folder, name))

test('none of the 94 official examples has an error in its header', options, () => {
  assert.equal(names.length, 94)
  for (const name of names) {
    const faults = checkHeader(readClinicalDocument(bytesOf(name)), at)
    assert.deepEqual(
      faults.filter(({ severity }) => severity === 'error'),
      [],
      name,
    )
  }
})

test('each official example has one INS and the four traits d’identité', options, () => {
  for (const name of names) {
    const { insIds, traits } = patientOf(readClinicalDocument(bytesOf(name)))
    assert.equal(insIds.length, 1, name)
    assert.deepEqual(Object.keys(traits).sort(), ['birthDate', 'birthFirstName', 'birthName', 'sex'], name)
  }
})

test('each official example gives metadata whose codes are all those of the DMP', options, () => {
  for (const name of names) {
    const document = readClinicalDocument(bytesOf(name))
    const entry = deduceEntry(document, { entryId: 'Document01' })
    const set = deduceSubmissionSet(document, {
      entryId: 'SubmissionSet01',
      uniqueId: '1.2.250.1.999.2',
      sourceId: '1.2.250.1.999',
      submissionTime: '20260105093000',
    })
    const known = (valueSet: ValueSetName, { code, system }: Code) =>
      assert.ok(isInSet(valueSet, code, system, at), `${name}: ${valueSet} ${code}`)
    known('J66', entry.typeCode)
    known('J57', entry.classCode)
    known('J60', entry.formatCode)
    known('J61', entry.healthcareFacilityTypeCode)
    known('J62', entry.practiceSettingCode)
    known('J59', set.contentTypeCode)
    for (const code of entry.confidentialityCodes) known('J58', code)
    for (const { specialities } of entry.authors) for (const code of specialities) known('J56', code)
    assert.match(entry.creationTime, /^\d{12}(\d{2})?$/, name)
    assert.match(entry.serviceStartTime ?? '', /^\d{14}$/, name)
    assert.ok(entry.authors.length > 0 && entry.authors.every(({ person }) => person !== null), name)
    assert.ok(entry.legalAuthenticator !== undefined, name)
  }
})

test('the visible text of the official examples is all in what is shown', options, () => {
  let texts = 0
  for (const name of names) {
    const bytes = bytesOf(name)
    const shown = makeReadable(bytes).sections.map(textOfSection).join('').replace(/\s+/g, '')
    for (const text of narrativeTexts(parseXml(bytes))) {
      assert.ok(shown.includes(text.replace(/\s+/g, '')), `${name}: ${text}`)
      texts++
    }
  }
  assert.ok(texts > 10_000)
})

test('each attachment of the official examples can be taken out, and is what it claims', options, () => {
  let pdfs = 0
  for (const name of names) {
    const bytes = bytesOf(name)
    for (const { index, mediaType } of makeReadable(bytes).attachments) {
      const extractor = makeBodyExtractor(index)
      const body = Buffer.concat([extractor.push(bytes), extractor.end()])
      if (mediaType !== 'application/pdf') continue
      assert.equal(body.toString('latin1', 0, 5), '%PDF-', name)
      pdfs++
    }
  }
  assert.equal(pdfs, 49)
})

function narrativeTexts(element: XmlElement, inside = false): string[] {
  return element.children.flatMap((node) => {
    if (typeof node === 'string') return inside && node.trim() !== '' ? [node] : []
    return narrativeTexts(node, inside || (element.name === 'section' && /^(text|title)$/.test(node.name)))
  })
}

function textOfSection({ title, blocks, sections }: ReadableSection): string {
  return title + blocks.map(textOfBlock).join('') + sections.map(textOfSection).join('')
}

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.inlines.map(textOfInline).join('')
    case 'list':
      return block.items.flat().map(textOfBlock).join('')
    case 'table': {
      const cells = [...block.head, ...block.body].flat()
      return (
        block.caption.map(textOfInline).join('') +
        cells.flatMap(({ blocks }) => blocks.map(textOfBlock)).join('')
      )
    }
    case 'image':
      return block.alternative
  }
}

function textOfInline(inline: Inline): string {
  if (inline.kind === 'text') return inline.text
  return inline.kind === 'break' ? '' : inline.inlines.map(textOfInline).join('')
}
