/**
 * How long a test looks at something until it is so. Says nothing about speed: a machine that stalls fails none. Below the
 * common limit of a test (vitest.config.ts), so that the test can say what it saw instead.
 */
export const WAIT_MS = 120_000
