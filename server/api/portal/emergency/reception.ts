/** Who comes to the emergency door: by his certificate, at each request, and told why when he does not come in. */
import type { Professional } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { type Door, objectionPage } from '@carnet/web/emergency/door.ts'
import type { OpeningForm } from '@carnet/web/emergency/opening-form.ts'
import { nameWithTitle } from '@carnet/web/words/professions.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { traceRefusal } from '../../../actions/perform.ts'
import type { Platform } from '../../../actions/platform.ts'
import { type CardForms, makeCardForms } from '../../../identity/card-forms.ts'
import { type CardHolder, type CardReader, isObjection } from '../../../identity/card-holder.ts'
import type { Opening } from './opening.ts'

export type Reception = {
  /** undefined: he was told why he does not come in, and whom he asked for keeps the line. */
  holderOf(request: FastifyRequest, reply: FastifyReply, asked?: PatientId): Promise<CardHolder | undefined>
  /** What a page says of him. */
  doorOf(professional: Professional): Door
  /** `subject`: whose record the form opens, by the token of her card, or by what is typed. */
  formOf(holder: CardHolder, subject: string, opening?: Opening): Promise<OpeningForm>
  readonly forms: CardForms
}

export function makeReception({
  platform,
  readCard,
  surroundings,
}: {
  readonly platform: Platform
  readonly readCard: CardReader
  readonly surroundings: Door
}): Reception {
  const forms = makeCardForms(platform.database)
  return {
    forms,
    async holderOf(request, reply, asked) {
      const read = await readCard(request.tlsClient)
      if (!isObjection(read)) return read
      const { why, sentence, attempt } = read
      if (attempt !== undefined && asked !== undefined) {
        const refused = { patient: asked, action: 'openEmergencyCard' } as const
        await traceRefusal(platform, refused, attempt.actor, attempt.refusal)
      }
      reply.code(403).send(objectionPage(surroundings, why, sentence))
      return undefined
    },
    doorOf({ firstName, lastName, profession, structure }) {
      const name = nameWithTitle(`${firstName} ${lastName}`, profession.code)
      return { ...surroundings, reader: { name, structure: structure.name } }
    },
    async formOf({ card, situations }, subject, opening) {
      return {
        csrf: await forms.tokenFor(card, subject),
        places: situations.map(({ structure: { id, name } }) => ({ id, name })),
        ...(opening && { typed: opening.typed, problems: opening.problems }),
      }
    },
  }
}
