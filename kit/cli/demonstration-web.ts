/** The calls that demonstration mode alone offers, on the web port. contract.md §4. */
import { DmpRefusal, DmpUnreachable } from '../client/errors.ts'
import { UsageError } from './arguments.ts'

/** @throws UsageError when the server does not understand, DmpRefusal, DmpUnreachable */
export async function callDemonstration(url: URL, body?: object): Promise<unknown> {
  const answer = await fetch(url, {
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new DmpUnreachable(`La démonstration ne répond pas à l’adresse ${url.host}.`, { cause })
  })
  const value: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return value
  const french =
    typeof value === 'object' && value !== null && 'error' in value
      ? String(value.error)
      : 'Cette adresse n’est pas celle d’une démonstration.'
  if (answer.status === 400) throw new UsageError(french)
  throw new DmpRefusal(`HTTP ${answer.status}`, french)
}
