/** What most commands begin with: a card opened, the DMP it speaks to, the patient and the mode. */
import { join } from 'node:path'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { CardError } from '../cards/card-error.ts'
import { openCard, type VirtualCard } from '../cards/virtual-card.ts'
import type { Access } from '../client/assertion.ts'
import { carnetSoftware } from '../client/carnet-software.ts'
import { connectToDmp, type Dmp } from '../client/dmp.ts'
import { UnusableInput } from '../client/errors.ts'
import { type Situation, situationOf } from '../client/situation.ts'
import { type Options, required, UsageError, urlOf } from './arguments.ts'
import {
  type PublishedPeople,
  patientFrom,
  patientOfTraits,
  readAddresses,
  readAuthority,
  readPeople,
} from './demonstration.ts'
import type { Terminal } from './terminal.ts'

export type Session = {
  readonly dmp: Dmp
  readonly people: PublishedPeople
  readonly situation: Situation
  readonly access: Access
} & Disposable

/** Options that {@link openSession} reads. */
export const sessionOptions = ['card', 'pin', 'mode', 'reason', 'secret-session'] as const

/** @throws UsageError, CardError, UnusableInput */
export async function openSession(options: Options, terminal: Terminal): Promise<Session> {
  const access = accessOf(options)
  const url = urlOf(options, ['https:'])
  const slug = required(options, 'card')
  const folder = terminal.demonstrationFolder
  const people = await readPeople(folder)
  const card = await openSlug(folder, slug, options.pin)
  const situation = situationIn(people, card)
  const dmp = connectToDmp({
    url: url ?? (await readAddresses(folder)).tls,
    authority: await readAuthority(folder),
    card,
    situation,
    software: carnetSoftware,
  })
  return { dmp, people, situation, access, [Symbol.dispose]: () => dmp[Symbol.dispose]() }
}

/** By his matricule, or by his traits where the command takes them. @throws UsageError, UnusableInput */
export function patientOfOptions(options: Options, { people }: Pick<Session, 'people'>): PatientId {
  return options.patient === undefined && options.traits !== undefined
    ? patientOfTraits(options.traits, people)
    : patientFrom(required(options, 'patient'), people)
}

function openSlug(folder: string, slug: string, pin: string | undefined): Promise<VirtualCard> {
  // A slug is a name, never a path.
  if (!/^[a-z0-9-]+$/i.test(slug)) throw new CardError('unreadable', 'Aucune carte lisible ne porte ce nom.')
  return openCard(join(folder, 'cards', slug), pin === undefined ? {} : { pin })
}

function situationIn(people: PublishedPeople, card: VirtualCard): Situation {
  const structure = people.structures.find(({ idNat }) => idNat === card.info.structureIdNat)
  if (structure === undefined)
    throw new UnusableInput('La structure de cette carte n’est pas dans people.json.')
  return situationOf(card, structure)
}

function accessOf(options: Options): Access {
  const mode = modeOf(options)
  return options['secret-session'] ? { ...mode, secretSession: true } : mode
}

function modeOf({ mode = 'normal', reason }: Options): Access {
  switch (mode) {
    case 'normal':
      return {}
    case 'bris-de-glace':
      if (reason === undefined || reason.trim() === '')
        throw new UsageError('Le bris de glace demande un motif\u00a0: --reason «\u00a0…\u00a0».')
      return { mode: 'brisDeGlace', reason }
    case 'centre-15':
      return { mode: 'centre15', ...(reason === undefined ? {} : { reason }) }
  }
  throw new UsageError('--mode attend normal, bris-de-glace ou centre-15.')
}
