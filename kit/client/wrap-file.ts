/** A PDF, image or text becomes a CDA of level 1 around it, base64 as it leaves. documents.md §1; contract.md §6. */
import type { Code } from '@carnet/core/model/code.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { type DocumentHeader, formatLevel1, type Level1Header } from '@carnet/core/wire/cda/level1.ts'
import type { Level1MediaType } from '@carnet/core/wire/cda/media-type.ts'
import { makeBase64Encoder } from '@carnet/core/wire/xml/base64-encoder.ts'
import { newOid } from './oid.ts'
import { authorOf, type Situation } from './situation.ts'

export type FileToWrap = {
  readonly mediaType: Level1MediaType
  readonly title: string
  /** JDV_J07. */
  readonly typeCode: Code
  readonly patient: { readonly id: PatientId; readonly identity: Identity }
  /** When the care took place; the document itself is dated of now. */
  readonly careAt: Date
  /** Where: its times are written as the clocks show them there (« Indian/Reunion »). Default: Europe/Paris. */
  readonly timeZone?: string
  /** UniqueId of the document of which this one takes the place. */
  readonly replaces?: string
  readonly open: () => AsyncIterable<Uint8Array>
}

/** The bytes of the CDA, the same each time they are asked for. */
export function wrapFile(file: FileToWrap, situation: Situation): () => AsyncIterable<Uint8Array> {
  const { head, tail } = formatLevel1(headerOf(file, situation))
  return async function* () {
    const base64 = makeBase64Encoder()
    yield head
    for await (const chunk of file.open()) {
      const written = base64.push(chunk)
      if (written.length > 0) yield written
    }
    yield base64.end()
    yield tail
  }
}

/** Its identifiers are new each time. */
export function headerOf(file: Omit<FileToWrap, 'open'>, situation: Situation): Level1Header {
  return { ...documentHeaderOf(file, situation), mediaType: file.mediaType }
}

/** Whatever the level of the body. */
export function documentHeaderOf(
  file: Omit<FileToWrap, 'open' | 'mediaType'>,
  situation: Situation,
): DocumentHeader {
  const { structure, nameId, lastName, firstName } = situation
  const [speciality = situation.roles[0]!] = authorOf(situation).specialities
  return {
    id: newOid(),
    setId: newOid(),
    versionNumber: 1,
    typeCode: file.typeCode,
    title: file.title,
    createdAt: new Date(),
    timeZone: file.timeZone ?? 'Europe/Paris',
    confidentiality: 'N',
    patient: file.patient,
    author: { id: nameId, lastName, firstName, speciality, structure },
    service: {
      startedAt: file.careAt,
      practiceSetting: {
        code: practiceSettingOf(structure.sector),
        system: '1.2.250.1.213.1.1.4.9',
      },
      facilityType: { code: structure.sector, system: '1.2.250.1.71.4.2.4' },
    },
    ...(file.replaces === undefined ? {} : { replaces: file.replaces }),
  }
}

const hospitalSectors: readonly string[] = ['SA01', 'SA02', 'SA03', 'SA04']
const insuranceSector = 'SA24'

/** JDV_J04. */
function practiceSettingOf(sector: string): string {
  if (sector === insuranceSector) return 'AMO'
  return hospitalSectors.includes(sector) ? 'ETABLISSEMENT' : 'AMBULATOIRE'
}
