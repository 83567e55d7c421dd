/** What every action works with, made of its parts: by the server, and by the command line of the operator. */
import { matrixUnder, openMatrix } from '@carnet/core/rules/access-matrix.ts'
import { physiciansMatrix } from '@carnet/core/rules/physicians-matrix.ts'
import { regimeInForce } from '@carnet/core/rules/regimes.ts'
import type { Platform } from './actions/platform.ts'
import { documentTypes, loadMatrices } from './matrices.ts'

export function makePlatform({
  matrixFolder,
  ...parts
}: Pick<Platform, 'database' | 'blobs' | 'clock' | 'rates' | 'regimes'> & {
  readonly matrixFolder: string | undefined
}): Platform {
  const matrices = {
    published: loadMatrices(matrixFolder).map(openMatrix),
    ofPhysicians: openMatrix(physiciansMatrix(documentTypes())),
  }
  return {
    ...parts,
    get settings() {
      return this.regimeAt(parts.clock.now()).settings
    },
    regimeAt: (moment) => regimeInForce(parts.regimes, moment),
    matrixAt(moment) {
      return matrixUnder(this.regimeAt(moment).settings, matrices, moment)
    },
  }
}
