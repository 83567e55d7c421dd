/**
 * A card or a structure certificate that is a folder (contract.md §5), opened with its PIN as a real one would.
 * The card does not judge its own dates nor its revocation: the DMP refuses it.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CardError } from './card-error.ts'
import type { CardInfo } from './card-info.ts'

export type VirtualCard = {
  readonly info: CardInfo
  /** For TLS, PEM. */
  readonly authentication: { readonly certificate: string; readonly key: string }
  /** For the VIHF: the certificate is PEM. */
  readonly signature: { readonly certificate: string; readonly privateKey: KeyObject }
}

/** Wrong codes before the card blocks itself. */
export const pinTries = 3

/** @throws CardError when the folder is no card, or its PIN is wrong or blocked. */
export async function openCard(
  folder: string,
  { pin }: { readonly pin?: string } = {},
): Promise<VirtualCard> {
  const info = await readCardInfo(folder)
  const read = (name: string) =>
    readFile(join(folder, name), 'utf8').catch((cause: unknown) => {
      throw new CardError(
        'unreadable',
        'La carte est illisible\u00a0: il lui manque un certificat ou une clé.',
        {
          cause,
        },
      )
    })
  await checkPin(folder, info, pin ?? info.pin)
  return {
    info,
    authentication: { certificate: await read('auth.crt'), key: await read('auth.key') },
    signature: { certificate: await read('sign.crt'), privateKey: createPrivateKey(await read('sign.key')) },
  }
}

async function readCardInfo(folder: string): Promise<CardInfo> {
  try {
    const info = JSON.parse(await readFile(join(folder, 'card.json'), 'utf8')) as Partial<CardInfo>
    if (info.kind === undefined || info.idNat === undefined || info.structureIdNat === undefined)
      throw new TypeError('card.json says neither kind, idNat nor structureIdNat')
    return info as CardInfo
  } catch (cause) {
    throw new CardError('unreadable', 'Aucune carte lisible ne porte ce nom.', { cause })
  }
}

async function checkPin(folder: string, info: CardInfo, given: string | undefined): Promise<void> {
  if (info.pinBlocked === true)
    throw new CardError('blockedPin', 'Le code de cette carte est bloqué\u00a0: elle ne peut plus servir.')
  if (info.pin === undefined) return
  if (given === info.pin) {
    if (info.pinTriesLeft !== undefined) await writeTries(folder, info, pinTries)
    return
  }
  const left = (info.pinTriesLeft ?? pinTries) - 1
  await writeTries(folder, info, left)
  if (left > 0)
    throw new CardError(
      'wrongPin',
      `Code faux\u00a0: il reste ${left} ${left > 1 ? 'essais' : 'essai'} avant le blocage de la carte.`,
    )
  throw new CardError(
    'blockedPin',
    'Code faux pour la troisième fois\u00a0: la carte est maintenant bloquée.',
  )
}

async function writeTries(folder: string, info: CardInfo, left: number): Promise<void> {
  const { pinTriesLeft: _before, ...rest } = info
  const changed: CardInfo = {
    ...rest,
    ...(left < pinTries ? { pinTriesLeft: left } : {}),
    ...(left === 0 ? { pinBlocked: true } : {}),
  }
  const draft = join(folder, `card.json.${process.pid}.draft`)
  await writeFile(draft, `${JSON.stringify(changed, null, 2)}\n`)
  await rename(draft, join(folder, 'card.json'))
}
