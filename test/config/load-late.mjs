/** Libraries that take long to load and that most starts never call, and the functions that are called. */
const LATE = {
  // Its tables and expressions take 30 ms; text in Latin letters needs none of them.
  'string-width': ['default'],
  // So do those of the libraries that Ink cuts lines with, which is done to none of ours.
  'slice-ansi': ['default'],
  'cli-truncate': ['default'],
  // A galaxy without a ledger has no YAML.
  yaml: ['parse', 'parseDocument'],
};

/**
 * An esbuild plugin that loads them when one of their functions is first called. In their place stands
 *
 *     export const parse = (...given) => require('yaml').parse(...given);
 *
 * and what is required is bundled, too, but does not run before.
 */
export function loadLate(root) {
  return {
    name: 'load-late',
    setup(build) {
      const names = Object.keys(LATE).join('|');
      build.onResolve({ filter: new RegExp(`^(${names})$`) }, ({ path, kind }) =>
        kind === 'import-statement' ? { path, namespace: 'late' } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
        contents: LATE[path].map((name) => late(path, name)).join('\n'),
        resolveDir: root,
      }));
    },
  };
}

function late(path, name) {
  const start = name === 'default' ? 'export default' : `export const ${name} =`;
  return `${start} (...given) => require('${path}').${name}(...given);`;
}
