import { defineConfig } from 'vite';
import { squeezeTemplates } from './vite.config.ts';

/** `dist/kotowari-details.js`, `dist/kotowari-check.js`: modules that stand alone, fetched by kotowari.js when they are needed; `--mode` names one. */
export default defineConfig(({ mode }) => ({
  plugins: [squeezeTemplates()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
    lib: { entry: `src/notice/${mode}/index.ts`, formats: ['es'], fileName: () => `kotowari-${mode}.js` },
  },
}));
