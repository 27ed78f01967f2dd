import { defineConfig } from 'vitest/config'

// Pure functions share nothing: one worker for all files starts once instead of twenty times.
export default defineConfig({ test: { isolate: false } })
