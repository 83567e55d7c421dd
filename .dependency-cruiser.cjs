/** The arrows of the architecture. See docs/architecture.md. */
const test = '(\\.(test|story|test-data)\\.ts$|/test/|^server/postgres/test-database\\.ts$)'
/** What every folder of the server may stand on. */
const ground =
  'server/(antivirus|bounded-process|clock|config|config-values|crash-points|events|log|metrics|outbox|text-page)\\.ts'
const only = (from, to) => ({
  name: `${from} imports only ${to.map((t) => (t === ground ? 'the ground' : t)).join(', ') || 'itself'}`,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: test },
  to: {
    pathNot: [`^${from}/`, ...to.map((t) => `^${t}(/|$)`), 'node_modules'],
    dependencyTypesNot: ['core'],
  },
})
const never = (name, from, to) => ({ name, severity: 'error', from: { pathNot: test, ...from }, to })
module.exports = {
  forbidden: [
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [test, 'main\\.ts$', 'cli\\.ts$', '\\.cjs$', '^(tools|bench|conformance)/'],
      },
      to: {},
    },
    only('core/model', []),
    only('core/codes', ['core/model']),
    only('core/rules', ['core/model']),
    only('core/wire', ['core/model', 'core/codes']),
    only('core/search', ['core/model']),
    only('server/postgres', []),
    only('server/store', ['core/model', 'server/crash-points\\.ts']),
    only('server/identity', [
      'core/wire',
      'core/model',
      // What the law says of a password that is drawn or chosen, and of the other ways in.
      'core/rules/(activation|child-activation|france-connect|mandates|notice-centre|passkeys|portal-password|settings)\\.ts',
      // The test identities of their publishers: all that a demonstration knows under the authority of production.
      'kit/demo/people/published-patients\\.ts',
      'server/store',
      ground,
    ]),
    only('server/actions', ['server/store', 'core/rules', 'core/search', 'core/model', ground]),
    only('server/ihe', ['server/store', 'core', ground]),
    only('server/trace-log', ['server/store', 'core/model', ground]),
    only('server/jobs', [
      'server/actions',
      'server/trace-log',
      'server/pdf-text/pdf-reader\\.ts',
      'server/store',
      'core',
      ground,
    ]),
    only('server/pdf-text', [ground]),
    only('server/pdf-cleaning', [ground]),
    only('server/api', [
      'server/actions',
      'server/ihe',
      'server/identity',
      'core',
      'web',
      ground,
      'server/http\\.ts',
      'server/pdf-cleaning/(calls|pdf-cleaner)\\.ts',
      'server/pdf-text/pdf-reader\\.ts',
      'server/structured-readers\\.ts',
    ]),
    only('kit', ['core', 'web']),
    only('web', ['core/model']),
    never(
      'the ground of the server knows nobody above it',
      { path: `^${ground}$` },
      { path: '^server/(api|actions|identity|store)/' },
    ),
    never(
      'what is made for tests serves tests alone',
      { pathNot: [test, '^(tools|bench|conformance)/'] },
      { path: test },
    ),
    never(
      'the client of the kit renders no page',
      // What a person reads beside his software: the list in what is sent, the window of sending.
      {
        path: '^kit/',
        pathNot: [test, '^kit/demo/', '^kit/mssante/lot-page\\.ts$', '^kit/window/', '^kit/simulators/'],
      },
      { path: '^web/' },
    ),
    never(
      'only the portals render pages',
      { path: '^server/', pathNot: [test, '^server/api/portal/', 'main\\.ts$'] },
      { path: '^web/' },
    ),
    never(
      'core and web use no Node built-in but node:crypto in core/wire',
      // The writer of archives is a stream of Node.
      { path: '^(core|web)/', pathNot: [test, '^core/wire/zip/'] },
      { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    ),
    never(
      'only core/wire uses node:crypto',
      { path: '^(core|web)/', pathNot: [test, '^core/wire/'] },
      { path: '^(node:)?crypto$' },
    ),
    never(
      'core uses no package but libxml2-wasm, @peculiar/x509, @levischuck/tiny-cbor and yazl',
      { path: '^core/' },
      {
        path: 'node_modules',
        pathNot:
          'node_modules/(libxml2-wasm|@peculiar/x509|@levischuck/tiny-cbor|yazl|reflect-metadata|@types)/',
      },
    ),
    never(
      'only core/wire/zip touches the writer of archives',
      { pathNot: [test, '^core/wire/zip/', 'node_modules'] },
      { path: 'node_modules/yazl/' },
    ),
    never(
      'only core/wire/xml touches the XML engine',
      { pathNot: [test, '^core/wire/xml/', 'node_modules'] },
      { path: 'node_modules/libxml2-wasm/' },
    ),
    never(
      'only core/wire/x509 and the kit touch @peculiar/x509',
      { pathNot: [test, '^core/wire/x509/', '^kit/', 'node_modules'] },
      { path: 'node_modules/(@peculiar/x509|reflect-metadata)/' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // The entries of a package, as Node reads them.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/islands/' },
  },
}
