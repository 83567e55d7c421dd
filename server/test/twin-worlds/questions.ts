/** Every transaction, asked about the hidden document and about all that might tell of it. soap.md §1.2, §4. */
import type { Hours } from './make-twin.ts'
import type { Question } from './question.ts'
import { ofChanges, ofDeposits, ofReading } from './questions-of-documents.ts'
import { ofQueries, queries } from './questions-of-queries.ts'
import { ofAccount, ofLife, ofLists, ofTheRecord } from './questions-of-records.ts'
import type { CardAsker, Scenario } from './scenario.ts'
import type { Stage } from './stage.ts'

/** In the order in which they are asked: what changes something comes after what looks. */
export function questionsOf(
  stage: Stage,
  scenario: Scenario & { readonly asker: CardAsker },
  hours: Hours,
): Question[] {
  const feeds = scenario.asker.card.startsWith('cps') ? 'TD2.1' : 'TD2.2'
  return [
    ...ofTheRecord(),
    ...ofLists(stage, hours),
    ...ofQueries(queries, scenario, hours),
    ...ofReading(),
    ...ofChanges(hours),
    ...ofDeposits(scenario, hours, feeds, stage.taken),
    ...ofLists(stage, hours),
    ...ofQueries(queries.slice(0, 1), scenario, hours),
    ...ofAccount(),
    ...ofLife(),
  ]
}
