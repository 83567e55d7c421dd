/** Whom the holder knows by name: his professionals, each where he practises, and who represents or helps him. people.md P-16. */
import type { PatientCaller, Professional } from '@carnet/core/model/caller.ts'
import type { Authorisation } from '@carnet/core/model/record.ts'
import { stands } from '@carnet/core/rules/mandates.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import type { Tx } from '../store/database.ts'
import { practicesOf } from '../store/directory.ts'
import { mandatesOn } from '../store/mandates.ts'
import { ofTheHolder } from './list-my-professionals.ts'
import type { Permitted } from './perform.ts'

export type Viewer = Professional | PatientCaller

export type KnownViewer<V extends Viewer = Viewer> = {
  /** Stands in an address: it is no number of a person, and gives none back. */
  readonly key: string
  readonly caller: V
}

/** From each of the places where he practises. */
export async function knownProfessionals(
  permitted: Pick<Permitted, 'tx' | 'record' | 'now'>,
  caller: PatientCaller,
): Promise<readonly KnownViewer<Professional>[]> {
  const { tx } = permitted
  const { ids, current } = await ofTheHolder(permitted, caller)
  const members = current.flatMap(({ actor }) => (actor.kind === 'careTeam' ? actor.members : []))
  const practices = await practicesOf(tx, [...new Set([...ids, ...members])])
  return practices.map(({ professional: { id, lastName, firstName, ...training }, structure }) => ({
    key: keyOf(tx, `${id} ${structure.id}`),
    caller: {
      kind: 'professional',
      id,
      lastName,
      firstName,
      profession: {
        code: training.professionCode,
        system: training.professionSystem,
        specialities: training.specialities,
      },
      structure,
      authentication: 'DIRECTE',
      mode: 'normal',
      secretSession: false,
      ...sessionOf(current, id),
    },
  }))
}

/** CON-03: in the session for which he was told yes, as long as it lasts. */
function sessionOf(current: readonly Authorisation[], id: string): Pick<Professional, 'portalSession'> {
  const given = current.find(({ actor }) => actor.kind === 'consultation' && actor.professional === id)
  return given === undefined || given.expiresAt === null
    ? {}
    : { portalSession: { id: given.actor.id, endsAt: given.expiresAt } }
}

/** Those whose mandate stands; but for the reader himself, who sees what he sees. */
export async function knownDelegates(
  { tx, record, now }: Pick<Permitted, 'tx' | 'record' | 'now'>,
  { delegate }: PatientCaller,
  settings: RuleSettings,
): Promise<readonly KnownViewer<PatientCaller>[]> {
  const mandates = await mandatesOn(tx, record.id)
  return mandates
    .filter(
      (mandate) => mandate.id !== delegate?.mandateId && stands(mandate, record.birthDate, settings, now),
    )
    .map(({ id, kind, name, mayWrite = false }) => ({
      key: keyOf(tx, id),
      caller: {
        kind: 'patient',
        patient: record.patient,
        delegate: { mandateId: id, kind, name, mayWrite },
      },
    }))
}

function keyOf({ keyring }: Tx, of: string): string {
  return keyring.pseudonym(`voir comme ${of}`).toString('hex').slice(0, 20)
}
