/** Which terminals know links; a file of its own in the build, because it asks the process. */
export { createSupportsHyperlinks as knowsLinks } from 'supports-hyperlinks';
