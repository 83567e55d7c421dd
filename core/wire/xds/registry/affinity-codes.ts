/**
 * The codes that an affinity domain accepts, read from the file that XDS domains and their test tools exchange
 * (`codes.xml`): one CodeType per kind of code, with the codes of each. A kind that the file does not have is free.
 */
import { WireError } from '../../wire-error.ts'
import { children, parseXml } from '../../xml/read.ts'
import type { XdsError } from '../errors.ts'
import type { Parts } from '../registry-object.ts'
import { type ErrorVoice, type RegistrySubmission, wrong } from './registry-submission.ts'

export type AffinityCodes = {
  /** `code^^scheme`, by classification scheme. */
  readonly bySchemes: ReadonlyMap<string, ReadonlySet<string>>
  /** Media types; any when the file names none. */
  readonly mimeTypes: ReadonlySet<string> | undefined
}

/** Throws WireError when the file is not one of codes. */
export function readAffinityCodes(file: Uint8Array): AffinityCodes {
  const root = parseXml(file)
  const types = children(root, 'CodeType')
  if (types.length === 0)
    throw new WireError('xds', 'codes', root.name, 'un fichier de codes (Codes/CodeType)')
  const bySchemes = new Map<string, ReadonlySet<string>>()
  let mimeTypes: ReadonlySet<string> | undefined
  for (const type of types) {
    const codes = children(type, 'Code').map(({ attributes }) => attributes)
    const { classScheme, name } = type.attributes
    if (name === 'mimeType') mimeTypes = new Set(codes.map(({ code = '' }) => code))
    else if (classScheme !== undefined)
      bySchemes.set(
        classScheme,
        new Set(codes.map(({ code = '', codingScheme = '' }) => `${code}^^${codingScheme}`)),
      )
  }
  return { bySchemes, mimeTypes }
}

export function checkCodes(
  codes: AffinityCodes,
  { submissionSet, entries, folders }: RegistrySubmission,
  voice: ErrorVoice,
): readonly XdsError[] {
  return [
    ...[submissionSet, ...entries, ...folders].flatMap(({ id, parts }) =>
      checkObject(codes, parts, id, voice),
    ),
    ...entries
      .filter(({ value }) => codes.mimeTypes?.has(value.mimeType) === false)
      .map(({ id, value }) =>
        wrong(voice, `Le type ${value.mimeType} n’est pas de ce domaine d’affinité.`, `${id}/mimeType`),
      ),
  ]
}

function checkObject(
  { bySchemes }: AffinityCodes,
  { classifications }: Parts,
  id: string,
  voice: ErrorVoice,
) {
  return classifications.flatMap(({ attributes, slots }) => {
    const accepted = bySchemes.get(attributes.classificationScheme ?? '')
    const { nodeRepresentation = '' } = attributes
    const [system = ''] = slots.get('codingScheme') ?? []
    return accepted === undefined || accepted.has(`${nodeRepresentation}^^${system}`)
      ? []
      : [
          wrong(
            voice,
            `Le code ${nodeRepresentation} du système ${system} n’est pas de ce domaine d’affinité.`,
            `${id}/${attributes.classificationScheme}`,
          ),
        ]
  })
}
