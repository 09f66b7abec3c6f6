/*
 * Where the executable begins. The package holds the program twice, in full each time: `cli.js` is divided into what single
 * commands need, which is little for scripts; `app.js` is one file, since the terminal app needs nearly all, and finding
 * and linking forty files would take longer.
 */
const FOR_SCRIPTS = /^(?:scan|score|apply|undo|ledger|--summary|--plain|--version|-V|--help|-h)$/;

const program = process.argv.slice(2).some((given) => FOR_SCRIPTS.test(given)) ? './cli.js' : './app.js';
await import(program);
