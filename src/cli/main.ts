/** Wiring: the only file that imports the shell, and the only one that sets the exit code. */
export {};
