import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * The house's floors, lowest first. A room imports its own floor's room and everything below, never its
 * neighbours and never upwards. Flat config REPLACES a rule's options, so every zone is generated here, in one place.
 */
const floors = [
  ['geometry/core'],
  ['geometry/volume'],
  ['geometry/scan', 'geometry/surface', 'geometry/fusion'],
  ['geometry/anatomy', 'geometry/solid'],
  ['geometry/path'],
  ['geometry/guide'],
  ['geometry/accuracy'],
  ['geometry/plan'],
  ['geometry/verify'],
  ['samples'],
  ['main'],
  ['renderer'],
];
const rooms = floors.flat();
const floorOf = room => floors.findIndex(floor => floor.includes(room));

/** Packages with one importer only. */
const owners = {
  'manifold-3d': 'geometry/solid',
  three: 'renderer/scene',
  'cornerstone-core': 'renderer/slices',
};
/** Whole names, so that the room geometry/path is not taken for the package. */
const shellOnly = '^(node:.*|electron|fs|path|os|worker_threads|child_process)(/.*)?$';

function zone(room) {
  const forbidden = rooms.filter(other => other !== room && floorOf(other) >= floorOf(room));
  const patterns = forbidden.map(other => {
    const name = other.replace('geometry/', '');
    const group = other.startsWith('geometry/')
      ? room.startsWith('geometry/')
        ? [`../${name}/**`, `**/geometry/${name}/**`]
        : [`**/geometry/${name}/**`]
      : [`**/../${name}/**`];
    return { group, message: `${room} stands below or beside ${other} (see CONTRIBUTING: the house).` };
  });
  for (const [name, owner] of Object.entries(owners)) {
    if (!owner.startsWith(room)) {
      patterns.push({ group: [name, `${name}/**`], message: `${owner} is the only importer of ${name}.` });
    }
  }
  if (room.startsWith('geometry/')) {
    patterns.push({
      regex: shellOnly,
      message: 'geometry/ runs in workers and in Node: no platform imports.',
    });
  }
  if (room === 'renderer') {
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
    ignores: Object.values(owners)
      .filter(owner => owner !== room && owner.startsWith(`${room}/`))
      .map(owner => `${owner}/**`),
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'demo/', 'node_modules/', 'test/output/'] },
  eslint.configs.recommended,
  ...tseslint.configs.strict,
  ...rooms.map(zone),
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ['*.mjs', '*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
