/** Who asks again and again whether people have a record is looking for one. Spec: trust.md §2, « INS anti-enumeration ». */
import { type Caller, isCareCaller } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import type { Rate, Rates } from '@carnet/core/model/rate.ts'

/** Even when they are allowed, they tell whether people have a record: by a matricule, or by traits. */
const seeks: ReadonlySet<Action> = new Set(['testExistence', 'searchPatients'])

/**
 * Does this answer tell no more than whether a person has a record? A test and a search always do, and so does the
 * refusal of anything else: a person unknown is refused otherwise than one who did not give his consent. A deposit that
 * is accepted is no probe, however many there are: to feed is a duty.
 * @spec trust.md §2
 */
export function isProbe(caller: Caller, action: Action, allowed: boolean): boolean {
  // An agent of the Assurance Maladie knows whom it insures; the tries of who holds a card are counted by themselves.
  if (!isCareCaller(caller)) return false
  return seeks.has(action) || !allowed
}

/** Nobody authorises a deposit: refused for what it holds, it tells that there is a record to hold it. */
const feeds: ReadonlySet<Action> = new Set(['submitDocuments', 'replaceDocument'])

/**
 * Was this act, allowed on the record and refused for its content, a probe as well? Else whoever deposits what cannot be
 * accepted would learn who has a record from the reason.
 * @spec trust.md §2
 */
export function isProbeOnceRefused(caller: Caller, action: Action): boolean {
  return feeds.has(action) && isProbe(caller, action, false)
}

/** One budget of probes: whose it is, and how often he may. */
export type ProbingBudget = { readonly subject: string; readonly rates: readonly Rate[] }

/**
 * The budgets that a probe of this caller is taken from: all must hold. A certificate speaks for a whole structure and
 * names its users as it likes (INDIRECTE, AIR): whoever it names, the structure is counted, or each invented name would
 * have a budget of its own. A card names nobody but its holder.
 * @spec trust.md §2 (the figure of a structure is ours)
 */
export function probingBudgets(
  caller: Caller,
  { existence, existenceByStructure }: Pick<Rates, 'existence' | 'existenceByStructure'>,
): readonly ProbingBudget[] {
  if (!isCareCaller(caller)) return []
  const ofStructure = { subject: caller.structure.id, rates: existenceByStructure }
  if (caller.kind === 'structure') return [ofStructure]
  const own = { subject: caller.kind === 'staff' ? caller.userId : caller.id, rates: existence }
  const byCard = (caller.authentication ?? 'DIRECTE') === 'DIRECTE'
  return byCard ? [own] : [own, ofStructure]
}
