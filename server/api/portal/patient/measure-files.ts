/**
 * One result in time, or one measure that the person notes, taken away: the lines of its page as a table, or as pages for
 * her doctor. people.md P-08; rules.md CNT-06, CNT-07.
 */
import type { Identity } from '@carnet/core/model/identity.ts'
import { usualName } from '@carnet/core/model/identity.ts'
import { measuresIn } from '@carnet/core/model/own-measure.ts'
import { csvHead, csvLine } from '@carnet/web/csv.ts'
import {
  ownMeasureColumns,
  ownMeasureLine,
  ownMeasureRow,
  resultColumns,
  resultLines,
  resultRows,
} from '@carnet/web/patient/measure-file.ts'
import { apartInWords, nameOf } from '@carnet/web/patient/namesakes.ts'
import { ownMeasureFileUrl, urls } from '@carnet/web/urls.ts'
import { birthDateInWords, shortDayInWords } from '@carnet/web/words/dates.ts'
import { measureFile as words } from '@carnet/web/words/measure-file.ts'
import { unitInWords } from '@carnet/web/words/measures.ts'
import { measureNames, ownMeasures } from '@carnet/web/words/own-measures.ts'
import { sayIn } from '@carnet/web/words/readings.ts'
import { results } from '@carnet/web/words/results.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { readOwnProfile } from '../../../actions/health-profile.ts'
import { takeSummary } from '../../../actions/take-summary.ts'
import { formatSheet, type Section } from '../../../text-page.ts'
import { type CarnetSession, type Portal, requireSession } from '../portal.ts'
import { requireDefinition } from './own-measures.ts'
import { readAnalysis } from './results.ts'

type OfResult = { Params: { key: string } }
type OfMeasure = { Params: { sorte: string } }

export function mountMeasureFiles(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  pages.get<OfResult>(`${urls.results}/:key/tableau`, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    // That it leaves is judged, and stands in the history, before anything is read.
    await takeSummary(platform, session.caller)
    const { analysis } = await readAnalysis(platform, session.caller, request.params.key)
    return sendTable(reply, resultColumns, resultRows(analysis))
  })

  pages.get<OfResult>(`${urls.results}/:key/pour-mon-medecin`, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { identity } = await takeSummary(platform, session.caller)
    const { analysis, sameName } = await readAnalysis(platform, session.caller, request.params.key)
    return sendPages(portal, reply, {
      identity,
      title: nameOf(analysis),
      paragraphs: [apartInWords(analysis, sameName) ?? '', sayIn(session.display)(results.banner)],
      sections: analysis.series.map((series) => ({
        title:
          unitInWords(series.unit) === '' ? results.withoutUnit : results.inUnit(unitInWords(series.unit)),
        lines: resultLines(series),
        otherwise: words.nothing,
      })),
    })
  })

  /** As the page lists them, the latest first. */
  const measuresOf = async ({ caller, holderName }: CarnetSession, slug: string) => {
    const definition = requireDefinition(slug)
    const { measures, birthDate } = await readOwnProfile(platform, caller)
    return {
      definition,
      measures: measuresIn(definition, measures, birthDate).toReversed(),
      ofNobody: caller.delegate === undefined ? ownMeasures.byYou : holderName,
    }
  }

  pages.get<OfMeasure>(ownMeasureFileUrl(':sorte', 'table'), async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    await takeSummary(platform, session.caller)
    const { definition, measures, ofNobody } = await measuresOf(session, request.params.sorte)
    const rows = measures.map((measure) => ownMeasureRow(measure, definition, ofNobody))
    return sendTable(reply, ownMeasureColumns(definition), rows)
  })

  pages.get<OfMeasure>(ownMeasureFileUrl(':sorte', 'pages'), async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { identity } = await takeSummary(platform, session.caller)
    const { definition, measures } = await measuresOf(session, request.params.sorte)
    // What she keeps for herself is on no sheet that another reads.
    const told = measures.filter(({ secret }) => secret !== true)
    return sendPages(portal, reply, {
      identity,
      title: measureNames[definition.kind],
      paragraphs: [sayIn(session.display)(ownMeasures.banner)],
      sections: [
        {
          title: ownMeasures.count(told.length),
          lines: told.map((measure) => ownMeasureLine(measure, definition, session.holderName)),
          otherwise: words.nothing,
        },
      ],
    })
  })
}

function sendTable(
  reply: FastifyReply,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): FastifyReply {
  return reply
    .header('content-disposition', 'attachment; filename="mesures.csv"')
    .type('text/csv; charset=utf-8')
    .send(csvHead(columns) + rows.map(csvLine).join(''))
}

async function sendPages(
  { platform }: Portal,
  reply: FastifyReply,
  {
    identity,
    title,
    paragraphs,
    sections,
  }: {
    readonly identity: Identity
    readonly title: string
    readonly paragraphs: readonly string[]
    readonly sections: readonly Section[]
  },
): Promise<FastifyReply> {
  const at = platform.clock.now()
  const { file } = await formatSheet({
    title,
    paragraphs: [
      words.of(usualName(identity), birthDateInWords(identity.birthDate.replaceAll('-', ''))),
      words.at(shortDayInWords(at)),
      ...paragraphs.filter((each) => each !== ''),
    ],
    sections,
    at,
    large: true,
  })
  return reply
    .header('content-disposition', 'attachment; filename="mesures.pdf"')
    .type('application/pdf')
    .send(file)
}
