/**
 * The measures that a person may note, with their codes: those of the guide « Mesures de santé » of the ANS, sixteen
 * indicators. Bounds are ours and refuse slips of the finger (unverified: docs/non-verifie.md). Another edition is
 * another value of this type.
 */
import type { Decimal } from '@carnet/core/model/decimal.ts'
import type {
  MeasureDefinition,
  MeasureKind,
  MeasureList,
  MeasurePart,
} from '@carnet/core/model/own-measure.ts'

export const measures2025: MeasureList = {
  edition: '2025',
  definitions: [
    of('weight', part('29463-7', 'kg', '0.3', '400', 1)),
    of('height', part('8302-2', 'cm', '20', '260', 1)),
    { ...of('bodyMassIndex', part('39156-5', 'kg/m2', '1', '200', 1)), computed: true },
    of('waist', part('8280-0', 'cm', '20', '250', 1)),
    of('headCircumference', part('9843-4', 'cm', '20', '70', 1)),
    of('bloodPressure', part('8480-6', 'mm[Hg]', '40', '300', 0), part('8462-4', 'mm[Hg]', '20', '200', 0)),
    of('heartRate', part('8867-4', '/min', '20', '300', 0)),
    of('respiratoryRate', part('9279-1', '/min', '4', '120', 0)),
    of('temperature', part('8310-5', 'Cel', '30', '45', 1)),
    of('oxygenSaturation', part('59408-5', '%', '50', '100', 0)),
    of('bloodGlucose', part('2345-7', 'g/L', '0.1', '10', 2)),
    of('sensorGlucose', part('99504-3', 'g/L', '0.1', '10', 2)),
    of('glycatedHaemoglobin', part('4548-4', '%', '3', '20', 1)),
    of('glucoseManagementIndicator', part('97506-0', '%', '3', '20', 1)),
    of('pain', part('72514-3', '{score}', '0', '10', 0)),
    of('steps', part('41950-7', '{steps}', '0', '100000', 0)),
  ],
}

function of(kind: MeasureKind, ...parts: readonly [MeasurePart, ...MeasurePart[]]): MeasureDefinition {
  return { kind, parts }
}

function part(loinc: string, unit: string, low: string, high: string, decimals: number): MeasurePart {
  return { loinc, unit, low: low as Decimal, high: high as Decimal, decimals }
}
