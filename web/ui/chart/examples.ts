import type { Example } from '../example.ts'
import { trendChart } from './chart.ts'

export const chartExamples: readonly Example[] = [
  {
    name: 'a trend of two laboratories, with a gap',
    html: trendChart({
      id: 'essai',
      title: 'Sucre dans le sang, dans le temps',
      description: 'Trois mesures. Le tableau dit la même chose.',
      points: [
        { at: new Date('2022-03-01T08:00:00Z'), value: 0.92, shape: 0, band: { low: 0.7, high: 1.08 } },
        { at: new Date('2025-03-01T08:00:00Z'), value: 1.1, shape: 1, band: { low: 0.74, high: 1.06 } },
        { at: new Date('2025-09-01T08:00:00Z'), value: 0.88, shape: 1 },
      ],
    }),
  },
]
