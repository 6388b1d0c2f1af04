/** Who may import whom. Each rule says why; `npm run check` runs them. */
const within = (name) => `^app/${name}/`
const MODULES =
  'accounts|administration|directory|events|registrations|meetings|pitches|stands|attendance|mailings|outcomes|openData|whiteZones|registers|shortlists|contact|duplicates|curation|needs|clauses|observatory|resources|site'
const door = (name, allowed) => ({
  name: `${name}-neighbours`,
  comment: `${name} may use ${allowed.length === 0 ? 'no other module' : allowed.join(', ')}: the direction of the thread, need → meeting → contract`,
  severity: 'error',
  from: { path: within(name) },
  to: { path: `^app/(${MODULES})/`, pathNot: `^app/(${[name, ...allowed].join('|')})/` },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'a cycle has no first file to read, and hides which part owns what',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'packages-stand-alone',
      comment: 'packages must be publishable by themselves',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(app|demo|test|tools)/' },
    },
    {
      name: 'engine-is-pure',
      comment: 'no I/O and no clock in the engine: a replay with the same seed must give the same timetable',
      severity: 'error',
      from: { path: '^packages/[^/]+/', pathNot: ['^packages/[^/]+/node/', '\\.test\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'rules are read and tested without a database, a server or a screen',
      severity: 'error',
      from: { path: '^app/[^/]+/domain/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: [
          '^app/[^/]+/(store|usecases|pages|islands|api|mails)/',
          '^app/platform/(database|http|jobs|mail|files)/',
          '^app/ui/',
        ],
      },
    },
    {
      name: 'work-knows-no-page',
      comment:
        'what users do is also done by commands, jobs and tests: pages call it, never the other way round',
      severity: 'error',
      from: { path: '^app/[^/]+/(domain|usecases|store)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^app/[^/]+/(pages|islands|api)/' },
    },
    {
      name: 'one-door',
      comment: 'a module is used by its index.ts: what is behind may change',
      severity: 'error',
      from: { path: `^app/(${MODULES})/` },
      to: { path: `^app/(${MODULES})/.+`, pathNot: ['^app/$1/', '/index\\.ts$'] },
    },
    {
      name: 'routes-and-doors-only',
      comment: 'the composition root sees the doors and the lists of routes, nothing else of a module',
      severity: 'error',
      from: { path: '^app/[^/]+\\.ts$|^app/commands/' },
      to: {
        path: `^app/(${MODULES})/.+`,
        pathNot: ['/index\\.ts$', '/pages/routes\\.tsx?$', '^app/site/', '/islands/'],
      },
    },
    {
      name: 'demo-enters-by-the-doors',
      comment:
        'the demonstration is written as any other data, by the use cases: it proves that they are enough',
      severity: 'error',
      from: { path: '^demo/', pathNot: '\\.test\\.ts$' },
      to: {
        path: [
          `^app/(${MODULES})/.+`,
          '^app/ui/',
          '^app/[^/]+\\.tsx?$',
          '^app/commands/',
          '^app/platform/http/',
        ],
        pathNot: ['/index\\.ts$'],
      },
    },
    {
      name: 'nothing-knows-the-demo',
      comment:
        'only the composition root loads it: no module may behave otherwise because a territory is invented',
      severity: 'error',
      from: { path: '^(app|packages)/', pathNot: '^app/[^/]+\\.ts$' },
      to: { path: '^demo/' },
    },
    {
      name: 'demo-by-its-door',
      comment: 'the demonstration is generated and loaded by its index.ts: what is behind may change',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^demo/', pathNot: '^demo/index\\.ts$' },
    },
    {
      name: 'platform-knows-no-field',
      comment: 'what every module stands on must not know any of them',
      severity: 'error',
      from: { path: '^app/platform/' },
      to: { path: [`^app/(${MODULES})/`, '^app/ui/'] },
    },
    {
      name: 'ui-knows-no-field',
      comment: 'components serve every module and know none',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: { path: [`^app/(${MODULES})/`, '^app/platform/(database|http|access|jobs|mail|files)/'] },
    },
    {
      name: 'scopes-are-minted-at-the-gate',
      comment: 'only the server, the composition root and the command line may say who acts',
      severity: 'error',
      from: {
        pathNot: [
          '^app/platform/(http|jobs|access)/',
          '^app/[^/]+\\.ts$',
          '^app/commands/',
          '^test/',
          '^demo/',
          '\\.test\\.tsx?$',
        ],
      },
      to: { path: '^app/platform/access/scope\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'dates-by-one-door',
      comment: 'the polyfill may leave the day Node has Temporal',
      severity: 'error',
      from: { pathNot: '^app/platform/kernel/dates\\.ts$' },
      to: { path: 'temporal-polyfill' },
    },
    door('accounts', ['administration']),
    door('administration', ['accounts']),
    door('directory', ['accounts', 'administration']),
    door('registers', ['accounts', 'administration', 'directory']),
    door('duplicates', ['accounts', 'administration', 'directory']),
    door('curation', ['accounts', 'administration', 'directory']),
    door('shortlists', ['accounts', 'administration', 'directory']),
    door('contact', ['accounts', 'administration', 'directory']),
    door('events', ['accounts', 'administration', 'directory', 'needs']),
    door('registrations', ['accounts', 'administration', 'directory', 'events']),
    door('meetings', ['accounts', 'administration', 'directory', 'events', 'registrations']),
    door('pitches', ['accounts', 'administration', 'directory', 'events', 'registrations']),
    door('stands', ['accounts', 'administration', 'directory', 'events', 'registrations']),
    door('attendance', ['accounts', 'administration', 'events', 'registrations', 'meetings', 'stands']),
    door('mailings', ['accounts', 'administration', 'events']),
    door('outcomes', [
      'accounts',
      'administration',
      'events',
      'registrations',
      'meetings',
      'pitches',
      'stands',
      'attendance',
    ]),
    door('openData', ['accounts', 'administration', 'directory', 'events']),
    door('whiteZones', ['accounts', 'administration', 'directory', 'events', 'meetings']),
    {
      name: 'site-is-the-last',
      comment: 'home, search and legal pages gather the modules and are used by none',
      severity: 'error',
      from: { path: '^app/', pathNot: ['^app/site/', '^app/[^/]+\\.ts$'] },
      to: { path: '^app/site/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
}
