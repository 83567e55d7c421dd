/** Measures in time, drawn: points by shape, the interval of each as a band. Its table stands beside and says the same. */
import { type Html, html } from '../../html.ts'
import { shortDayInWords } from '../../words/dates.ts'
import { numberOnAxis } from '../../words/numbers.ts'

export type ChartPoint = {
  readonly at: Date
  readonly value: number
  /** Something is between this one and the one before, which is not drawn: no line passes over it. */
  readonly apart?: boolean
  /** Who measured: 0, 1, 2… each has its shape. */
  readonly shape: number
  readonly band?: { readonly low?: number | undefined; readonly high?: number | undefined } | undefined
}

export type Chart = {
  /** Stands in the ids of the page. */
  readonly id: string
  readonly title: string
  readonly description: string
  /** Oldest first, of two days at least. */
  readonly points: readonly ChartPoint[]
}

const width = 360
const height = 208
const left = 48
const right = 350
const top = 12
const bottom = 182
/** Two measures further apart are not joined: what was between is not known. */
const joinedDaysMax = 548

export function trendChart({ id, title, description, points }: Chart): Html {
  const { x, y, ticks } = axesOf(points)
  const [first, last] = [points[0]!, points.at(-1)!]
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-titre ${id}-texte">
<title id="${id}-titre">${title}</title><desc id="${id}-texte">${description}</desc>
${bands(points, x, y)}
${ticks.map(
  (tick) => html`<path class="chart-grid" d="M${left} ${y(tick)}H${right}"/>
<text class="chart-word" x="${left - 6}" y="${y(tick) + 4}" text-anchor="end">${numberOnAxis(tick)}</text>`,
)}
<path class="chart-axis" d="M${left} ${top}V${bottom}H${right}"/>
<text class="chart-word" x="${left}" y="${bottom + 20}">${shortDayInWords(first.at)}</text>
<text class="chart-word" x="${right}" y="${bottom + 20}" text-anchor="end">${shortDayInWords(last.at)}</text>
${points.slice(1).map((point, before) => joined(points[before]!, point, x, y))}
${points.map(({ at, value, shape }) => mark(shape, x(at), y(value)))}
</svg>`
}

/** The shape alone, beside the name of who measured. */
export function chartShape(shape: number): Html {
  return html`<svg class="chart-key" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${mark(shape, 8, 8)}</svg>`
}

type Axes = {
  readonly x: (at: Date) => number
  readonly y: (value: number) => number
  readonly ticks: readonly number[]
}

function axesOf(points: readonly ChartPoint[]): Axes {
  const values = points.flatMap(({ value, band }) =>
    [value, band?.low, band?.high].filter((each) => each !== undefined),
  )
  const ticks = ticksFor(Math.min(...values), Math.max(...values))
  const [low, high] = [ticks[0]!, ticks.at(-1)!]
  const times = points.map(({ at }) => at.getTime())
  const [from, to] = [Math.min(...times), Math.max(...times)]
  const inset = 8
  return {
    x: (at) =>
      rounded(left + inset + ((right - left - 2 * inset) * (at.getTime() - from)) / Math.max(1, to - from)),
    y: (value) => rounded(bottom - ((bottom - top) * (value - low)) / (high - low)),
    ticks,
  }
}

/** Round numbers, three to seven of them, that hold both. */
function ticksFor(low: number, high: number): readonly number[] {
  const span = high - low || Math.abs(high) || 1
  const power = 10 ** Math.floor(Math.log10(span / 4))
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => span / each <= 5)!
  const from = Math.floor(low / step)
  const to = Math.max(from + 1, Math.ceil(high / step))
  return Array.from({ length: to - from + 1 }, (_, at) => Number(((from + at) * step).toPrecision(12)))
}

/** Of each measure, half-way to its neighbours: an interval is that of its report. */
function bands(points: readonly ChartPoint[], x: Axes['x'], y: Axes['y']): readonly Html[] {
  return points.flatMap(({ band }, at) => {
    if (band === undefined || (band.low === undefined && band.high === undefined)) return []
    const here = x(points[at]!.at)
    const [before, after] = [points[at - 1], points[at + 1]].map((point) => point && x(point.at))
    const from = before === undefined ? left : (before + here) / 2
    const to = after === undefined ? right : (after + here) / 2
    const [up, down] = [
      band.high === undefined ? top : y(band.high),
      band.low === undefined ? bottom : y(band.low),
    ]
    return [
      html`<rect class="chart-band" x="${rounded(from)}" y="${up}" width="${rounded(to - from)}" height="${rounded(down - up)}"/>`,
    ]
  })
}

function joined(from: ChartPoint, to: ChartPoint, x: Axes['x'], y: Axes['y']): Html | false {
  const days = (to.at.getTime() - from.at.getTime()) / 86_400_000
  return (
    days <= joinedDaysMax &&
    !to.apart &&
    html`<path class="chart-line" d="M${x(from.at)} ${y(from.value)}L${x(to.at)} ${y(to.value)}"/>`
  )
}

function mark(shape: number, x: number, y: number): Html {
  switch (shape % 4) {
    case 0:
      return html`<circle class="chart-point" cx="${x}" cy="${y}" r="5"/>`
    case 1:
      return html`<rect class="chart-point" x="${x - 5}" y="${y - 5}" width="10" height="10"/>`
    case 2:
      return html`<path class="chart-point" d="M${x} ${y - 6}l6 11h-12z"/>`
    default:
      return html`<path class="chart-point" d="M${x} ${y - 7}l7 7l-7 7l-7 -7z"/>`
  }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
