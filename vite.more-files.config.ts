import { defineConfig } from 'vite';
import { minifyModule, squeezeTemplates } from './vite.config.ts';

/** `dist/kotowari-gated.js`, `dist/kotowari-check.js`: modules that stand alone, fetched by kotowari.js when they are needed; `--mode` names one. */
export default defineConfig(({ mode }) => ({
  plugins: [squeezeTemplates(), minifyModule()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
    lib: { entry: `src/notice/${mode}/index.ts`, formats: ['es'], fileName: () => `kotowari-${mode}.js` },
  },
}));
