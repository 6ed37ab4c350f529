import eslint from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/**
 * The house's floors, lowest first, one line a floor. A room imports its own files and the floors
 * below it, never its neighbours and never upwards. A folder that is no room of its own belongs to
 * the room round it.
 */
const floors = [
  ['geometry/core'],
  ['geometry/messages', 'geometry/threads'],
  ['geometry/volume'],
  ['geometry/scan/codecs', 'geometry/surface/mesh', 'geometry/fusion'],
  [
    'geometry/scan/source',
    'geometry/surface/isosurface',
    'geometry/surface/refine',
    'geometry/surface/query',
  ],
  ['geometry/scan/stack', 'geometry/scan/archive', 'geometry/surface/display'],
  ['geometry/scan/dicom', 'geometry/scan/volume-file'],
  ['geometry/scan'],
  ['geometry/anatomy', 'geometry/solid'],
  ['geometry/path'],
  ['geometry/guide'],
  ['geometry/accuracy', 'geometry/print'],
  ['geometry/plan/document'],
  ['geometry/plan/checks'],
  ['geometry/plan/output'],
  ['geometry/plan'],
  ['geometry/verify', 'geometry/picture'],
  ['samples'],
  ['main'],
  ['renderer/platform', 'renderer/language'],
  ['renderer/workers'],
  ['renderer/slices'],
  ['renderer/scene'],
  ['renderer/state'],
  ['renderer/actions', 'renderer/controls'],
  ['renderer/stage', 'renderer/commands'],
  ['renderer/panels/parts'],
  ['renderer/panels/fusion'],
  [
    'renderer/panels/scan',
    'renderer/panels/orientation',
    'renderer/panels/bone',
    'renderer/panels/path',
    'renderer/panels/guide',
    'renderer/panels/check',
    'renderer/panels/export',
    'renderer/panels/verify',
  ],
  ['renderer/panels'],
  ['renderer/shell'],
  ['renderer'],
];
const rooms = floors.flat();
const floorOf = room => floors.findIndex(floor => floor.includes(room));
const isWithin = (room, other) => room.startsWith(`${other}/`);

/** Packages with one importer only. */
const owners = {
  'manifold-3d': 'geometry/solid',
  three: 'renderer/scene',
  'cornerstone-core': 'renderer/slices',
};
/** Whole names, so that the room geometry/path is not taken for the package. */
const shellOnly = '^(node:.*|electron|fs|path|os|worker_threads|child_process)(/.*)?$';

/** Neighbours and floors above may not be imported; a room round this one stands above it. */
function zone(room) {
  const forbidden = rooms.filter(other => other !== room && floorOf(other) >= floorOf(room));
  return {
    target: `./${room}`,
    // Of a room round this one, the files that stand in it and in no room of their own.
    from: forbidden.map(other => (isWithin(room, other) ? `./${other}/*` : `./${other}/**/*`)),
    message: `${room} stands below or beside it (see CONTRIBUTING: the house).`,
  };
}

/**
 * Rules that go by the name of what is imported. Flat config REPLACES a rule's options, so they are
 * made in one place.
 */
function names(room) {
  const patterns = [];
  for (const [name, owner] of Object.entries(owners)) {
    if (room !== owner && !isWithin(owner, room)) {
      patterns.push({ group: [name, `${name}/**`], message: `${owner} is the only importer of ${name}.` });
    }
  }
  if (room.startsWith('geometry/')) {
    patterns.push({
      regex: shellOnly,
      message: 'geometry/ runs in workers and in Node: no platform imports.',
    });
  }
  if (room.startsWith('renderer')) {
    patterns.push({
      regex: '(^|/)main/(?!ipc/contract)',
      message: 'Of main/, the renderer knows main/ipc/contract alone.',
    });
    patterns.push({
      regex: shellOnly,
      message: 'Only renderer/platform knows its home, by the bridge.',
    });
  }
  return {
    files: [`${room}/**/*.ts`, `${room}/**/*.tsx`],
    ignores: [...rooms.filter(other => isWithin(other, room)).map(other => `${other}/**`)],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

/** Comments are read, so their lines are shorter than those of code. */
const COMMENT_COLUMNS = 100;
const commentWidth = {
  create: ({ sourceCode, report }) => ({
    Program: () =>
      sourceCode.getAllComments().forEach(({ loc }) =>
        sourceCode.lines.slice(loc.start.line - 1, loc.end.line).forEach((text, n) => {
          if (text.length <= COMMENT_COLUMNS) return;
          const line = loc.start.line + n;
          report({
            loc: { line, column: COMMENT_COLUMNS },
            message: `A comment ends within ${COMMENT_COLUMNS} columns.`,
          });
        }),
      ),
  }),
};

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'demo/', 'node_modules/', 'test/output/'] },
  eslint.configs.recommended,
  ...tseslint.configs.strict,
  ...rooms.map(names),
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs'] })],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        { zones: rooms.map(zone).filter(({ from }) => from.length > 0) },
      ],
    },
  },
  {
    plugins: { house: { rules: { 'comment-width': commentWidth } } },
    rules: {
      'house/comment-width': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400, skipComments: true, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 120, skipComments: true, skipBlankLines: true }],
      // From six on, values are passed by name.
      '@typescript-eslint/max-params': ['error', { max: 5 }],
    },
  },
  {
    // A describe is a list of tests and no function to be understood at once.
    files: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['*.mjs', '*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
