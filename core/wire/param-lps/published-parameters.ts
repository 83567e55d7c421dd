/**
 * What a DMP publishes for the software of professionals, read again every day. soap.md §1.1, EX_2.1-1050, EX_GEN-1550.
 * The names are those of the guide. The shape of the national document is unverified: this one is ours, and reading
 * takes a value wherever it stands under a known name.
 */
import type { Day } from '@carnet/core/model/identity.ts'
import { parseXml, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'

export type PublishedParameters = {
  readonly production: boolean
  /** A document may be both masked to professionals and invisible to the patient. */
  readonly cumulInvisiblePatientMasquePs: boolean
  readonly fonctionsGestionMineurs: boolean
  /** In years. */
  readonly ageMajorite: number
  /** Media types that a document of level 1 may carry. */
  readonly mediaTypes: readonly string[]
  readonly messageBytesMax: number
  /** What a holder may add by himself (VIS-19): ends of names, and Mo of 1,048,576 bytes. */
  readonly patientFileTypes: readonly string[]
  readonly patientFileMaxMo: number
}

/** One line per parameter, both ways. */
const names = {
  production: 'production',
  cumulInvisiblePatientMasquePs: 'cumul-invisible_patient-masque_ps',
  fonctionsGestionMineurs: 'fonctions-gestion-mineurs',
  ageMajorite: 'age-majorite',
  mediaTypes: 'types-fichiers-autorises',
  messageBytesMax: 'taille-max-message',
  patientFileTypes: 'allowedExtensionForDMP.acceptedFileTypes',
  patientFileMaxMo: 'allowedExtensionForDMP.fileSizeMO',
} as const satisfies Record<keyof PublishedParameters, string>

const namespace = 'urn:carnet:param-lps'

/** `at`: when they were read from the settings; `regimeSince`: since when these settings are in force. */
export function formatPublishedParameters(
  parameters: PublishedParameters,
  { at, regimeSince }: { readonly at: Date; readonly regimeSince: Day },
): Markup {
  const lines = (Object.keys(names) as (keyof PublishedParameters)[]).map((key) => {
    const value = parameters[key]
    const written = typeof value === 'object' ? value.join(' ') : String(value)
    return xml`<parametre nom="${names[key]}" valeur="${written}"/>`
  })
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<parametres xmlns="${namespace}" date="${at.toISOString()}" en-vigueur-depuis="${regimeSince}">${lines}</parametres>`
}

/** What is there; a parameter that is not, or is not readable, is absent. Throws WireError `xml`. */
export function readPublishedParameters(bytes: Uint8Array): Partial<PublishedParameters> {
  const found = new Map<string, string>()
  collect(parseXml(bytes), found)
  const flag = (key: 'production' | 'cumulInvisiblePatientMasquePs' | 'fonctionsGestionMineurs') => {
    const value = found.get(names[key])?.toLowerCase()
    return (value === 'true' || value === 'false' ? { [key]: value === 'true' } : {}) as {
      readonly [K in typeof key]?: boolean
    }
  }
  const count = (key: 'ageMajorite' | 'messageBytesMax' | 'patientFileMaxMo') => {
    const text = found.get(names[key]) ?? ''
    const value = Number(text)
    return (/^[1-9]\d*$/.test(text) && Number.isSafeInteger(value) ? { [key]: value } : {}) as {
      readonly [K in typeof key]?: number
    }
  }
  const list = (key: 'mediaTypes' | 'patientFileTypes') => {
    const value = found.get(names[key])
    return (value === undefined ? {} : { [key]: value.split(/[\s,;]+/).filter(Boolean) }) as {
      readonly [K in typeof key]?: readonly string[]
    }
  }
  return {
    ...flag('production'),
    ...flag('cumulInvisiblePatientMasquePs'),
    ...flag('fonctionsGestionMineurs'),
    ...count('ageMajorite'),
    ...count('messageBytesMax'),
    ...list('mediaTypes'),
    ...list('patientFileTypes'),
    ...count('patientFileMaxMo'),
  }
}

/** `<parametre nom="a" valeur="b"/>`, `<param name="a">b</param>`, `<a>b</a>`. */
function collect(element: XmlElement, found: Map<string, string>): void {
  const { attributes } = element
  const name = attributes.nom ?? attributes.name ?? element.name
  const value = attributes.valeur ?? attributes.value ?? textOf(element) ?? ''
  if (!found.has(name)) found.set(name, value.trim())
  for (const child of element.children) if (typeof child !== 'string') collect(child, found)
}
