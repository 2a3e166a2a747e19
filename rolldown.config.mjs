import { defineConfig } from 'rolldown';

// Commander loads it to run commands that are programs of their own, which ours are not; loading it takes a tenth of Node's start.
const withoutChildProcess = {
  name: 'without-child-process',
  resolveId: (/** @type {string} */ id) => (id === 'node:child_process' ? '\0nothing' : null),
  load: (/** @type {string} */ id) => (id === '\0nothing' ? 'export {}' : null),
};

// One CommonJS chunk for each command and each package that only some commands need: Node starts CommonJS a quarter faster
// than modules, and reads no more than what is used.
export default defineConfig({
  input: { main: 'src/main.ts', compile: 'src/compile.ts' },
  platform: 'node',
  plugins: [withoutChildProcess],
  output: {
    dir: 'dist',
    format: 'cjs',
    cleanDir: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    minify: { compress: true, mangle: false, codegen: false },
  },
});
