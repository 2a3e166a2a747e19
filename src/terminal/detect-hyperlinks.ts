/** Detects hyperlinks in terminals; a file of its own in the bundle, because supports-hyperlinks reads the process. */
export { createSupportsHyperlinks as knowsLinks } from 'supports-hyperlinks';
