/** The emergency door, for a professional in bris de glace who does not see the document. people.md W-13. */
import {
  doorUrls,
  emergencyDocumentUrl,
  emergencyOriginalUrl,
  emergencyPieceUrl,
} from '@carnet/web/emergency/addresses.ts'
import { openCardBrowser } from '../card-browser.ts'
import type { HeardPage } from '../patient-browser.ts'
import type { RunningCarnet } from '../running-carnet.ts'
import { nth, type Twin } from './twin.ts'

export type Opened = { readonly code: string; readonly about: string; readonly page: HeardPage }

/** All that he looks at: the list, and each document by its number, hidden or not. A refusal ends it. */
export async function openAtDoor(
  carnet: RunningCarnet,
  card: string,
  twin: Twin,
): Promise<readonly Opened[]> {
  const reader = await openCardBrowser(carnet, card)
  const form = await reader.look(doorUrls.door)
  const said = { matricule: twin.patient.ins, motif: 'unconscious' }
  const record = await reader.submit(form, doorUrls.open, said)
  const opened: Opened[] = [{ code: doorUrls.open, about: 'à la porte', page: record }]
  const pass = record.at.split('/').at(-1) ?? ''
  if (!record.at.startsWith(doorUrls.record)) return opened
  for (const one of [nth.hidden, nth.visible, nth.shared])
    for (const address of [
      emergencyDocumentUrl(pass, twin.oid(one)),
      emergencyPieceUrl(pass, twin.oid(one), 0),
      emergencyOriginalUrl(pass, twin.oid(one)),
    ])
      opened.push({ code: doorUrls.record, about: `le document ${one}`, page: await reader.look(address) })
  return opened
}
