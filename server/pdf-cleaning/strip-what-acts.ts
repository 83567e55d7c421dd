/**
 * Takes out of a PDF what acts when it is opened or touched, and the files that it carries. ISO 32000-1 §12.6 (actions),
 * §7.11.4 (embedded files), §12.7.8 (XFA), §13 (multimedia).
 *
 * Everything that can be reached from the catalogue is walked, without recursion; what cannot be is left out, so that
 * nothing of an earlier version or of a file that was embedded stays behind.
 */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import type { Removed } from './calls.ts'

type Kind = Exclude<Removed, 'nothing'>

/** Its pages say nothing by themselves: a portfolio of files, a form that a program draws. */
export class NothingWithout extends Error {
  override readonly name = 'NothingWithout'
}

const keys: Readonly<Record<string, Kind>> = {
  JavaScript: 'program',
  JS: 'program',
  AA: 'program',
  XFA: 'program',
  Launch: 'program',
  Rendition: 'program',
  Renditions: 'program',
  AlternatePresentations: 'program',
  RichMedia: 'program',
  RichMediaContent: 'program',
  RichMediaSettings: 'program',
  Requirements: 'program',
  SpiderInfo: 'program',
  EmbeddedFile: 'file',
  EmbeddedFiles: 'file',
  FileAttachment: 'file',
  EF: 'file',
  RF: 'file',
  AF: 'file',
}

const actions: Readonly<Record<string, Kind>> = {
  JavaScript: 'program',
  Launch: 'program',
  SubmitForm: 'program',
  ImportData: 'program',
  GoToE: 'file',
  GoToR: 'program',
  Rendition: 'program',
  RichMediaExecute: 'program',
  Movie: 'program',
  Sound: 'program',
}

const annotations: Readonly<Record<string, Kind>> = {
  FileAttachment: 'file',
  RichMedia: 'program',
  Screen: 'program',
  Movie: 'program',
  Sound: 'program',
  '3D': 'program',
}

/** A chain of references that is longer goes in circles. */
const referencesMax = 8

/** Throws NothingWithout; Error when there is more than `objectsMax`, or something that was not understood. */
export function stripWhatActs(pdf: PDFDocument, objectsMax: number): Removed {
  const { context } = pdf
  const root = atEnd(context, context.trailerInfo.Root)
  if (!(root instanceof PDFDict)) throw new Error('no catalogue')
  for (const key of ['Collection', 'NeedsRendering'])
    if (root.has(PDFName.of(key))) throw new NothingWithout(key)

  const removed = new Set<Kind>()
  const seen = new Set<PDFObject>()
  const left: PDFObject[] = [context.trailerInfo.Root!]
  if (context.trailerInfo.Info !== undefined) left.push(context.trailerInfo.Info)
  for (let object = left.pop(); object !== undefined; object = left.pop()) {
    if (seen.has(object)) continue
    seen.add(object)
    if (seen.size > objectsMax) throw new Error('too many objects')
    if (object instanceof PDFInvalidObject) throw new Error('an object that is not understood')
    if (object instanceof PDFRef) {
      const target = context.lookup(object)
      if (target !== undefined) left.push(target)
    } else if (object instanceof PDFStream) left.push(object.dict)
    else if (object instanceof PDFDict) left.push(...keptInDictionary(context, object, removed))
    else if (object instanceof PDFArray) left.push(...keptInArray(context, object, removed))
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!seen.has(ref)) context.delete(ref)
  if (pdf.getPageCount() === 0) throw new Error('no page')
  if (removed.has('program')) return 'program'
  return removed.has('file') ? 'file' : 'nothing'
}

function keptInDictionary(context: PDFContext, dictionary: PDFDict, removed: Set<Kind>): PDFObject[] {
  const kept: PDFObject[] = []
  for (const [key, value] of dictionary.entries()) {
    const why = kindOf(keys, key) ?? whatActs(context, value) ?? opensWith(context, key, value)
    if (why === undefined) kept.push(value)
    else {
      dictionary.delete(key)
      removed.add(why)
    }
  }
  return kept
}

function keptInArray(context: PDFContext, array: PDFArray, removed: Set<Kind>): PDFObject[] {
  for (let at = array.size() - 1; at >= 0; at--) {
    const why = whatActs(context, array.get(at))
    if (why === undefined) continue
    array.remove(at)
    removed.add(why)
  }
  return array.asArray()
}

/** An action that does more than turn pages or open an address; an annotation that plays or carries something. */
function whatActs(context: PDFContext, value: PDFObject): Kind | undefined {
  const target = atEnd(context, value)
  if (!(target instanceof PDFDict)) return undefined
  return namedIn(context, target, 'S', actions) ?? namedIn(context, target, 'Subtype', annotations)
}

/** A page to begin at is no program. */
function opensWith(context: PDFContext, key: PDFName, value: PDFObject): Kind | undefined {
  return key.decodeText() === 'OpenAction' && !(atEnd(context, value) instanceof PDFArray)
    ? 'program'
    : undefined
}

function namedIn(
  context: PDFContext,
  dictionary: PDFDict,
  key: string,
  kinds: Readonly<Record<string, Kind>>,
): Kind | undefined {
  const name = atEnd(context, dictionary.get(PDFName.of(key)))
  return name instanceof PDFName ? kindOf(kinds, name) : undefined
}

function atEnd(context: PDFContext, object: PDFObject | undefined): PDFObject | undefined {
  let end = object
  for (let times = 0; end instanceof PDFRef; times++) {
    if (times === referencesMax) throw new Error('references in circles')
    end = context.lookup(end)
  }
  return end
}

function kindOf(kinds: Readonly<Record<string, Kind>>, name: PDFName): Kind | undefined {
  const text = name.decodeText()
  return Object.hasOwn(kinds, text) ? kinds[text] : undefined
}
