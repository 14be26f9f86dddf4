import { availableParallelism } from 'node:os';

export default {
  testEnvironment: '<rootDir>/tests/environment.js',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  // The machine may be busy.
  testTimeout: 120_000,
  // Jest leaves a core free, which on two cores halves the speed; and suites wait for a third of their time, for servers,
  // leases and browsers, so that one more than there are cores have something to do.
  maxWorkers: availableParallelism() + 1,
};
