import type { Plugin } from 'esbuild';

export function swapInInk(root: string): Plugin;
