/** Masking and showing, as forms ask for them and as metadata keep them. rules.md VIS-03. */
import { restateEntry } from '@carnet/core/wire/xds/document-entry.ts'
import { hiddenAs } from '@carnet/core/wire/xds/entry-version.ts'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import type { FormerMasking, HiddenWriting, MaskingGesture } from '../../../actions/mask-document.ts'

export const maskingWriting: HiddenWriting = {
  hasMember: associationTypes.hasMember,
  restate: restateEntry,
  hiddenAs,
}

export function formerIn(text: string | undefined): FormerMasking | undefined {
  return text === 'shown' || text === 'holder' || text === 'professional' ? text : undefined
}

export function gestureTowards(former: FormerMasking): MaskingGesture {
  return former === 'shown' ? 'unmaskDocument' : 'maskDocument'
}

export function gestureIn(text: string | undefined): MaskingGesture | undefined {
  return text === 'maskDocument' || text === 'unmaskDocument' ? text : undefined
}
