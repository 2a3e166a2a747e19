/** Where in a journal or in proceedings a paper stands. */

/** The pages with two hyphens in each range, whatever dash it is written with. */
export function formatPageRanges(pages: string | undefined): string | undefined {
  return pages?.includes('--')
    ? pages.replace(/\s*--\s*/g, '--')
    : pages
        ?.replace(/\s*[‒-―]+\s*/g, '--')
        .replace(/(?<=\d)\s*[-‐‑]\s*(?=\d)/g, '--')
        .replace(/^([A-Za-z]+)(\d+)-(?=\1\d+$)/, '$1$2--')
        .replace(/^([ivxlc]+)-(?=[ivxlc]+$)/i, '$1--');
}
