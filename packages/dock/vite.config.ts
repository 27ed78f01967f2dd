import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Served below /dock/: every address is relative.
export default defineConfig({
  base: './',
  plugins: [react()],
  build: { outDir: 'dist/screen', target: 'chrome120' },
})
