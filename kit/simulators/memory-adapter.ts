/** What a simulated identity provider remembers: in memory, each for as long as it is told. */

type Kept = { readonly payload: Payload; readonly until: number }
type Payload = Record<string, unknown>

/** One store for each simulation: its adapter has the shape that oidc-provider asks for. */
export function memoryAdapter() {
  const store = new Map<string, Kept>()
  const found = (key: string) => {
    const kept = store.get(key)
    return kept !== undefined && kept.until > Date.now() ? kept.payload : undefined
  }
  const where = (model: string, field: string, value: string) =>
    [...store.entries()].find(([key, { payload }]) => key.startsWith(`${model}:`) && payload[field] === value)

  return (model: string) => ({
    async upsert(id: string, payload: Payload, expiresIn: number): Promise<void> {
      for (const [key, { until }] of store) if (until <= Date.now()) store.delete(key)
      store.set(`${model}:${id}`, { payload, until: Date.now() + expiresIn * 1000 })
    },
    find: async (id: string) => found(`${model}:${id}`),
    async findByUid(uid: string) {
      const [key] = where(model, 'uid', uid) ?? []
      return key === undefined ? undefined : found(key)
    },
    /** No device without a keyboard comes here. */
    findByUserCode: async () => undefined,
    async consume(id: string): Promise<void> {
      const payload = found(`${model}:${id}`)
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000)
    },
    async destroy(id: string): Promise<void> {
      store.delete(`${model}:${id}`)
    },
    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, { payload }] of store) if (payload.grantId === grantId) store.delete(key)
    },
  })
}
