/** From where nobody calls, whatever card he holds and whatever the holder agreed to. Spec: rules.md CON-25. */
import type { SectorStanding } from '@carnet/core/model/caller.ts'
import type { RuleSettings } from './settings.ts'

/**
 * An excluded sector stays so when the value set names it, as it does: it is of structures, not of those who may call.
 * @law CON-25 CSP L1111-18
 */
export function standingOfSector(
  code: string,
  isKnown: (code: string) => boolean,
  { secteursExclus }: Pick<RuleSettings, 'secteursExclus'>,
): SectorStanding {
  if (secteursExclus.includes(code)) return 'excluded'
  return isKnown(code) ? 'open' : 'unknown'
}
