/** Quotation marks and dashes as publishers set them. */

const openingQuote = /(?<=^|[\s([{-])"/g;

/** The text with its straight double quotes turned into opening and closing ones. */
export const curlyQuotes = (text: string) => (text.includes('"') ? text.replace(openingQuote, '“').replaceAll('"', '”') : text);

/** The page ranges in the form of BibTeX, with `--` in place of any other dash or a single hyphen. */
export function formatPageRanges(pages: string | undefined): string | undefined {
  return pages?.includes('--')
    ? pages.replace(/\s*--\s*/g, '--')
    : pages
        ?.replace(/\s*[‒-―]+\s*/g, '--')
        .replace(/(?<=\d)\s*[-‐‑]\s*(?=\d)/g, '--')
        .replace(/^([A-Za-z]+)(\d+)-(?=\1\d+$)/, '$1$2--')
        .replace(/^([ivxlc]+)-(?=[ivxlc]+$)/i, '$1--');
}
