/** What she may call the passkey of this device. */
import { browserIn } from '@carnet/core/model/browser.ts'
import { devices } from '@carnet/web/words/devices.ts'
import type { FastifyRequest } from 'fastify'

export function deviceName({ headers }: FastifyRequest): string {
  return devices.nameOf(browserIn(headers['user-agent']).system)
}
