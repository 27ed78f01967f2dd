import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { name: 'station', testTimeout: 10_000 } })
