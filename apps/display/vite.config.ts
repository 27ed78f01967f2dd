import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Served below /display/ by the master and by the display's own station: every address is relative.
export default defineConfig({
  base: './',
  plugins: [react()],
  build: { outDir: 'dist/screen', target: 'chrome120' },
})
