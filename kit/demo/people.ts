/** Everyone of the demonstration. Dates of consents run from `now`; all else is fixed. contract.md §5. */
import { cards, vitales } from './people/cards.ts'
import { inventedPatients } from './people/invented-patients.ts'
import { professionals } from './people/professionals.ts'
import { publishedPatients } from './people/published-patients.ts'
import { structures } from './people/structures.ts'
import type { DemonstrationPeople } from './people-types.ts'

export function demonstrationPeople(now: Date): DemonstrationPeople {
  return {
    patients: [...inventedPatients(now), ...publishedPatients(now)],
    professionals,
    structures,
    cards,
    vitales,
  }
}
