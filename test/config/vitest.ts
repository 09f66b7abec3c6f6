import { defineConfig } from 'vitest/config';

/** Unit tests run from source; end-to-end tests drive the built executable in a real terminal. */
export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'node_modules/**'],
          env: { FORCE_COLOR: '1' },
          // Generous on purpose: a slow machine is no defect, and no test asserts on time.
          testTimeout: 60_000,
          // Else one core is kept for the screen, which is half of a machine with two.
          maxWorkers: '100%',
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
