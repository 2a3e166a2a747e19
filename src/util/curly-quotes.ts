const openingQuote = /(?<=^|[\s([{-])"/g;

/** The text with its straight double quotes turned into opening and closing ones. */
export const curlyQuotes = (text: string) => (text.includes('"') ? text.replace(openingQuote, '“').replaceAll('"', '”') : text);
