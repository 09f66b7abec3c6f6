/** Stands in for `react-devtools-core`, which Ink asks for in development only: it must not be in the bundle. */
export default { initialize() {}, connectToDevTools() {} };
